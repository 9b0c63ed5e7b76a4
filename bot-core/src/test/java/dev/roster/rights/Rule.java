package dev.roster.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What refuses, by the words of the tables, and how its sentence is known: each says its rule in
 * plain words.
 */
enum Rule {
  /** The role lacks the permission. */
  PERMISSION("does not include this"),
  /** {@code target.rule=below_only}. */
  BELOW_ONLY("you can only change people below your own role"),
  /** {@code target.rule=not_owner}. */
  NOT_OWNER("cannot be changed, only be succeeded by a transfer"),
  /** {@code admin.demote_by=owner}. */
  DEMOTE_BY("only the owner changes the role of an admin, suspends or removes them"),
  /** {@code grant.ceiling}. */
  CEILING("you cannot make anybody"),
  /** The role of the one owner is never given. */
  UNIQUE("There is only one .*passes on by a transfer"),
  /** {@code join.invite=off}. */
  JOIN_INVITE("Nobody is invited to .*signing in with an allowed e-mail domain"),
  /** One's own tier needs {@code billing.manage}. */
  BILLING("does not include this \\(billing\\.manage\\)"),
  /** Never on oneself. */
  ONESELF("yourself|your own request|/org leave|yours already"),
  /** It is so already. */
  SAME("already|is not suspended"),
  /** The person is suspended. */
  INACTIVE("is suspended"),
  /** Nobody of the org. */
  ABSENT("is not in |There is no request|was never invited|no invitation"),
  /** An owner passes the org on first. */
  STAY("owner.*/org transfer"),
  /** Somebody else's affair, which does not exist for who may not see it. */
  UNSEEN("There is no request"),
  /** Only who asked takes it back. */
  OTHERS("Only .* can take the request"),
  /** The actor is suspended. */
  SUSPENDED("Your access to .* is suspended"),
  /** The actor is not in the org. */
  STRANGER("You are in no org|You are not in the org");

  private static final Map<String, Rule> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Rule::word, Function.identity()));

  private static final Pattern WHO =
      Pattern.compile("Who could: (?:[^()]*\\()?(?<titles>[^()]*?)\\)?\\.$");

  private final Pattern sentence;

  Rule(String sentence) {
    this.sentence = Pattern.compile(sentence, Pattern.DOTALL);
  }

  /** What the tables call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule of a cell; empty for {@code yes}. */
  static Optional<Rule> of(String cell) {
    if (cell.equals("yes")) {
      return Optional.empty();
    }
    Rule rule = BY_WORD.get(cell);
    if (rule == null) {
      throw new IllegalArgumentException("no rule is called `" + cell + "`");
    }
    return Optional.of(rule);
  }

  /** Whether a refusal says this rule. */
  boolean isSaidBy(String answer) {
    return sentence.matcher(answer).find();
  }

  /** The roles that a refusal names as those who could, by title; none when nobody could. */
  static List<String> whoCould(String answer) {
    Matcher who = WHO.matcher(answer.strip());
    return who.find() ? List.of(who.group("titles").split(", | or ", -1)) : List.of();
  }
}
