/** The configuration: each key declared once, read from its sources, checked as a whole. */
@NullMarked
package dev.roster.app.config;

import org.jspecify.annotations.NullMarked;
