package dev.roster.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What refuses, by the words of the tables, and how its sentence is known: each says its rule in
 * plain words.
 */
enum Rule {
  /** The role lacks the permission. */
  PERMISSION("does not include this"),
  /** What only the people who run this Roster do. */
  PLATFORM("Only platform admins can do this"),
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
  ONESELF("yourself|You are the owner of .* already|your own request|org leave|yours already"),
  /** It is so already. */
  SAME("already|is not suspended"),
  /** The person is suspended. */
  INACTIVE("is suspended"),
  /** Nobody of the org. */
  ABSENT("is not in |has not joined yet|There is no request|was never invited|no invitation"),
  /** An owner passes the org on first. */
  STAY("owner.*org transfer"),
  /** There is no owner whose place could be passed on (X05). */
  NO_OWNER("has no owner"),
  /** Somebody else's affair, which does not exist for who may not see it. */
  UNSEEN("There is no request|You are in no team of .* called"),
  /** Only who asked takes it back. */
  OTHERS("Only .* can take the request"),
  /** The role in the team lacks the permission. */
  TEAM_PERMISSION(
      "does not include this|no role in any (active )?team .* that includes this|no role in the team"),
  /** Only people below one's own role in the team. */
  TEAM_BELOW("of the team .* you can only change people below your own role"),
  /** Only roles below one's own in the team. */
  TEAM_CEILING("of the team .* you can only give roles below your own"),
  /** A team has exactly one owner, passed on by a transfer. */
  TEAM_OWNER("team transfer"),
  /** Not in the team. */
  NOT_IN_TEAM("is not in (the team|Data)"),
  /** Teams have no roles here. */
  FLAT("are flat"),
  /** The actor is suspended. */
  SUSPENDED("Your access to .* is suspended"),
  /** The actor is not in the org. */
  STRANGER("You are in no org|You are not in the org");

  private static final Map<String, Rule> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Rule::word, Function.identity()));

  private static final String WHO = "Who could: ";
  private static final Pattern NAMES = Pattern.compile("[^()]*\\(([^()]*)\\)");

  private static final Pattern LACKING = Pattern.compile("include[s]? this \\(([a-z_.]+)\\)");

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

  /** The permission that a refusal says is lacking; empty when it says another rule. */
  static Optional<String> lacking(String answer) {
    var word = LACKING.matcher(answer);
    return word.find() ? Optional.of(word.group(1)) : Optional.empty();
  }

  /** The roles that a refusal names as those who could, by title; none when nobody could. */
  static List<String> whoCould(String answer) {
    int at = answer.indexOf(WHO);
    if (at < 0) {
      return List.of();
    }
    String who = answer.substring(at + WHO.length()).strip().replaceFirst("\\.$", "");
    String titles = NAMES.matcher(who).replaceAll("$1");
    return Arrays.stream(titles.split(", | or ", -1)).filter(title -> !title.isBlank()).toList();
  }
}
