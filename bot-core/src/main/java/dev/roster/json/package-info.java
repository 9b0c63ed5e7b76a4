/** The one JSON mapper: replies, outbox payloads and audit values, always written the same way. */
@NullMarked
package dev.roster.json;

import org.jspecify.annotations.NullMarked;
