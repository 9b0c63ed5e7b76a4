package dev.roster.member;

import java.util.UUID;

/**
 * Somebody found for a list, and their place in its order.
 *
 * @param invited whether this is an invitation, not a membership
 * @param id of the membership or the invitation
 * @param group what the order puts first: such as the word by which they were found; empty for none
 * @param value what it puts next: a name, or a time as the database writes it; ties follow the ids
 */
record Found(boolean invited, UUID id, String group, String value) {

  static Found member(String id, String group, String value) {
    return new Found(false, UUID.fromString(id), group, value);
  }
}
