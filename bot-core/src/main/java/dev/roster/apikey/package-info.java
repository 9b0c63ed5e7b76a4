/** The keys by which programs speak for members, and for whole orgs. */
@NullMarked
package dev.roster.apikey;

import org.jspecify.annotations.NullMarked;
