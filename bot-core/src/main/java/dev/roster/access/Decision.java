package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/** The outcome of {@link Access#decide}: says which rule decided. */
public sealed interface Decision {

  /**
   * The rule that decided, such as {@code member.change_role} or {@code grant.ceiling=own_rank}.
   */
  String rule();

  /** It may be done. */
  record Allowed(String rule) implements Decision {
    /** Checks that there is a rule. */
    public Allowed {
      requireNonNull(rule, "rule must not be null");
    }
  }

  /**
   * It may not be done.
   *
   * @param rule the rule that decided
   * @param reason why, in plain words: a whole sentence
   * @param who the roles whose holders could do it instead; empty when nobody could
   * @param others who could beside them, in words such as {@code a platform admin}
   */
  record Denied(String rule, String reason, List<Role> who, List<String> others)
      implements Decision {
    /** Copies the roles. */
    public Denied {
      requireNonNull(rule, "rule must not be null");
      requireNonNull(reason, "reason must not be null");
      who = List.copyOf(who);
      others = List.copyOf(others);
    }

    /** No, and nobody beside holders of those roles could. */
    public Denied(String rule, String reason, List<Role> who) {
      this(rule, reason, who, List.of());
    }

    /** The reason, and by role who could do it instead. */
    public String sentence() {
      return sentence("Who could");
    }

    /**
     * The same where nothing is refused now, such as on the card of somebody.
     *
     * @param lead how the list of who could begins
     */
    public String sentence(String lead) {
      String all = titles(who, others);
      if (all.isEmpty()) {
        return reason;
      }
      return reason + " " + lead + ": " + all + ".";
    }
  }

  /** Roles and others as one of whom is enough: {@code Owner, Admin or a platform admin}. */
  static String titles(List<Role> roles, List<String> others) {
    var titles =
        Stream.concat(roles.reversed().stream().map(Role::title), others.stream()).toList();
    int last = titles.size() - 1;
    return last < 1
        ? String.join("", titles)
        : String.join(", ", titles.subList(0, last)) + " or " + titles.get(last);
  }
}
