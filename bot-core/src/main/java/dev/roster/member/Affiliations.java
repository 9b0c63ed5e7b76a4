package dev.roster.member;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Kind;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What groups of an org its members belong to, as far as the commands about members show it and
 * filter by it. Teams stand above members and give this.
 */
public interface Affiliations {

  /**
   * The groups that somebody is in, by name.
   *
   * @param viewer who looks: they are told only of groups that they may see
   */
  List<String> of(Handle sql, Seat viewer, UUID person);

  /**
   * The group that somebody typed by name or short name.
   *
   * @throws Refusal naming the nearest ones, when the viewer may see none of that name
   */
  UUID find(Handle sql, Seat viewer, String typed);

  /** An option that takes such a group and offers those that the asker may see. */
  Kind.Suggested option();
}
