/** Signing in at an identity provider: who somebody is, and which doors open for them. */
@NullMarked
package dev.roster.signin;

import org.jspecify.annotations.NullMarked;
