/** The REST API for the product behind Roster: endpoints declared once, routed and described. */
@NullMarked
package dev.roster.app.api;

import org.jspecify.annotations.NullMarked;
