/**
 * What pages and the API are made of: the language in the path, views and their templates, problems, strict JSON, form
 * tokens, limits of bodies and of what waits, static files. It knows who calls, and no feature.
 */
package org.answerable.web;
