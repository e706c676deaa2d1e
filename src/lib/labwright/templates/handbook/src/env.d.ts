/// <reference types="astro/client" />
/// <reference types="labwright/client" />
