package dev.roster.lookalike;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import dev.roster.person.EmailAddress;
import java.net.IDN;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at addresses as eyes do, by Unicode's tables of confusable characters (UTS 39). Nothing is
 * folded and nothing stored: an address stays what it is, and the addresses that it could be taken
 * for are looked up as they are.
 */
public final class Lookalikes {

  /** As many addresses that one could be taken for are looked up. */
  public static final int MOST = 64;

  /** Letters of one script only, or those that Japanese, Chinese and Korean mix with Latin. */
  private static final SpoofChecker SCRIPTS =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE)
          .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  private static final int NAMED = 3;

  private static final SpoofChecker EYES =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final Map<String, String> PLAIN_BY_SHAPE = shapes();

  /** Plain letters that are taken for each other. */
  private static final List<List<String>> ALIKE =
      List.of(
          List.of("rn", "m"),
          List.of("m", "rn"),
          List.of("vv", "w"),
          List.of("w", "vv"),
          List.of("1", "l"),
          List.of("l", "1"),
          List.of("0", "o"),
          List.of("o", "0"));

  private Lookalikes() {}

  private static Map<String, String> shapes() {
    var shapes = new HashMap<String, String>();
    PLAIN
        .chars()
        .mapToObj(Character::toString)
        .forEach(letter -> shapes.putIfAbsent(EYES.getSkeleton(letter), letter));
    return Map.copyOf(shapes);
  }

  /**
   * The domain as it is shown, not as it is sent: {@code аcme.test}, not {@code xn--cme-5cd.test}.
   */
  static String domain(EmailAddress email) {
    return IDN.toUnicode(email.normalised().substring(email.normalised().lastIndexOf('@') + 1));
  }

  private static String local(EmailAddress email) {
    return email.normalised().substring(0, email.normalised().lastIndexOf('@'));
  }

  /**
   * Whether the part before the {@code @} mixes scripts, such as a Cyrillic а among Latin letters.
   */
  public static boolean mixesScripts(EmailAddress email) {
    return isMixed(local(email));
  }

  /**
   * Whether a label of the domain does. No registry of good repute gives such a name to anybody.
   */
  public static boolean hasMixedDomain(EmailAddress email) {
    return Pattern.compile("\\.").splitAsStream(domain(email)).anyMatch(Lookalikes::isMixed);
  }

  private static boolean isMixed(String part) {
    return !isPlain(part) && SCRIPTS.failsChecks(part);
  }

  private static boolean isPlain(String part) {
    return part.chars().allMatch(c -> c < 0x80);
  }

  /**
   * That an address mixes alphabets: half a sentence that goes on from it; empty when it does not.
   */
  public static Optional<String> mixture(EmailAddress email) {
    return mixesScripts(email) || hasMixedDomain(email)
        ? Optional.of("mixes alphabets" + named(email))
        : Optional.empty();
  }

  /** The first of the {@link #characters}, after a colon; empty for an address of plain letters. */
  public static String named(EmailAddress email) {
    List<String> characters = characters(email);
    return characters.isEmpty()
        ? ""
        : ": " + String.join(", ", characters.subList(0, Math.min(NAMED, characters.size())));
  }

  /**
   * The characters that an eye takes for others, each once and by name, such as {@code "а"
   * (CYRILLIC SMALL LETTER A)}; empty for an address of plain letters.
   */
  public static List<String> characters(EmailAddress email) {
    return (local(email) + "@" + domain(email))
        .codePoints()
        .filter(c -> c >= 0x80)
        .distinct()
        .mapToObj(c -> "\"%s\" (%s)".formatted(Character.toString(c), Character.getName(c)))
        .toList();
  }

  /**
   * The other addresses that this one could be taken for, in their normalised form; at most {@value
   * #MOST}. Most of them are nobody's.
   */
  public static Set<String> of(EmailAddress email) {
    var found = new LinkedHashSet<String>();
    String plain = plain(local(email)) + "@" + plain(domain(email));
    found.add(plain);
    for (List<String> pair : ALIKE) {
      Matcher matcher = Pattern.compile(Pattern.quote(pair.getFirst())).matcher(plain);
      found.add(plain.replace(pair.getFirst(), pair.getLast()));
      while (matcher.find() && found.size() < MOST) {
        found.add(
            plain.substring(0, matcher.start()) + pair.getLast() + plain.substring(matcher.end()));
      }
    }
    var others = new LinkedHashSet<String>();
    found.stream()
        .flatMap(one -> EmailAddress.parse(one).stream())
        .map(EmailAddress::normalised)
        .filter(one -> !one.equals(email.normalised()))
        .limit(MOST)
        .forEach(others::add);
    return others;
  }

  /** The plain letter for each that has its shape. */
  private static String plain(String part) {
    if (isPlain(part)) {
      return part;
    }
    var plain = new StringBuilder();
    part.codePoints()
        .mapToObj(Character::toString)
        .forEach(letter ->
            plain.append(
                letter.codePointAt(0) < 0x80
                    ? letter
                    : PLAIN_BY_SHAPE.getOrDefault(EYES.getSkeleton(letter), letter)));
    return plain.toString();
  }
}
