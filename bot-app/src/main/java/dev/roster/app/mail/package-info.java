/** Mail: sent through an SMTP server, or kept where there is none. */
@NullMarked
package dev.roster.app.mail;

import org.jspecify.annotations.NullMarked;
