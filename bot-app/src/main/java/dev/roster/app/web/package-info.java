/** The HTTP server: routes, limits, headers, error pages and health. */
@NullMarked
package dev.roster.app.web;

import org.jspecify.annotations.NullMarked;
