/** HTTP plumbing: the language in the path, views and their templates, problems, strict JSON, form tokens, static files. */
package org.answerable.web;
