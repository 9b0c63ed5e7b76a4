/** Signing in at an identity provider by OpenID Connect. */
@NullMarked
package dev.roster.app.oidc;

import org.jspecify.annotations.NullMarked;
