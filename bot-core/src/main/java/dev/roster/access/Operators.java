package dev.roster.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the people who run this Roster may in any org: no more than the sources say. They attach
 * people and set a flag by commands of their own (C07, C13), are not bound by one's own role in a
 * team (C42), and hold what a scheme leaves to nobody in it. Each use is audited and announced.
 */
public final class Operators {

  /** The rule that a decision names which fell for somebody only because they run this Roster. */
  public static final String RULE = "platform admin";

  /** How they are called where others could do something instead. */
  static final String NAME = "a platform admin";

  /** Where they are no member. No scheme has it, so nobody can give it (C20). */
  static final Role ROLE = new Role("platform_admin", "Platform admin", 0, false, false, Set.of());

  private Operators() {}

  /** Who is in an org they see; whom to attach or flag could not be told without. */
  static Set<Permission> permissions(Scheme scheme) {
    var all = EnumSet.of(Permission.MEMBER_LIST);
    if (Access.holders(scheme, Permission.ORG_POLICY_RIGHTS).isEmpty()) {
      all.add(Permission.ORG_POLICY_RIGHTS);
    }
    return all;
  }
}
