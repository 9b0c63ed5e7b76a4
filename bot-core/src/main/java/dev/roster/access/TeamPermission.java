package dev.roster.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a role in a team may hold, by the names of design.md, "Rights (contract)". Which role holds
 * which is data ({@link TeamRole}). Sources and conversations lie in the product, which asks.
 */
public enum TeamPermission {
  /** Pass the team on to another owner (C33). */
  TRANSFER("team.transfer"),
  /** Delete, deactivate and reactivate the team (C33, C46). */
  DELETE("team.delete"),
  /** Add and remove people (C34). */
  MEMBERS("team.members"),
  /** Give people other roles in the team, and edit its name and description (C34). */
  ROLES("team.roles"),
  /** Set the team's budget (C34). */
  BUDGET("team.budget"),
  /** Manage shared content and conversations (C35). */
  CONTENT("team.content"),
  /** Use sources and take part in chats (C36). */
  USE("team.use"),
  /** Read (C37). */
  VIEW("team.view");

  private static final Map<String, TeamPermission> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(TeamPermission::word, Function.identity()));

  private final String word;

  TeamPermission(String word) {
    this.word = word;
  }

  /** The name of the contract, such as {@code team.members}. */
  public String word() {
    return word;
  }

  /** The permission of that name; empty for any other word. */
  public static Optional<TeamPermission> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
