package dev.roster.benchmarks.growth;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a member is, made from their number alone: the same in every run, in a scattered order.
 *
 * @param role of the scheme {@code ladder}
 * @param pro whether on the tier Pro: every tenth
 * @param suspended every twentieth
 * @param spokeAt when they spoke last; one in ten never did
 */
record Someone(
    String first,
    String last,
    String email,
    String role,
    boolean pro,
    boolean suspended,
    LocalDateTime joinedAt,
    Optional<LocalDateTime> spokeAt) {

  static final String LOWEST = "agent_user";
  static final String MONITOR = "monitor";

  private static final Pattern MARKS = Pattern.compile("[^\\p{Alnum}.]+");

  static Someone of(SizedOrg org, int member, LocalDateTime now) {
    long dice = mixed(org.number() * 0x1_0000_0001L + member);
    boolean admin = member < SizedOrg.ADMINS;
    String first = Names.first(mixed(dice + 1));
    String last = !admin && member < 2 * SizedOrg.ADMINS ? Names.RARE : Names.last(mixed(dice + 2));
    // Three years, in the order of the numbers.
    LocalDateTime joined = now.minusMinutes(1 + (long) (1_576_800.0 * (1 - share(org, member))));
    return new Someone(
        first,
        last,
        plain(first + "." + last) + "." + member + "@org" + org.number() + ".test",
        admin ? "admin" : role(percent(dice + 3)),
        !admin && percent(dice + 4) < 10,
        !admin && percent(dice + 5) < 5,
        joined,
        spoke(joined, dice, now));
  }

  private static double share(SizedOrg org, int member) {
    return member / (double) org.size();
  }

  private static Optional<LocalDateTime> spoke(LocalDateTime joined, long dice, LocalDateTime now) {
    int part = percent(dice + 6);
    if (part < 10) {
      return Optional.empty();
    }
    // Most of them within the month, the others within the year.
    long most = part < 75 ? 43_200 : 525_600;
    var spoke = now.minusSeconds(60 * Math.floorMod(mixed(dice + 7), most));
    return Optional.of(spoke.isAfter(joined) ? spoke : joined.plus(1, ChronoUnit.SECONDS));
  }

  private static String role(int percent) {
    if (percent < 2) {
      return "manager";
    }
    if (percent < 7) {
      return MONITOR;
    }
    return percent < 20 ? "editor" : LOWEST;
  }

  /** Whether a change after the first one made them what they are. */
  boolean changed() {
    return pro || suspended || !role.equals(LOWEST);
  }

  String name() {
    return first + " " + last;
  }

  String sortName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String status() {
    return suspended ? "suspended" : "active";
  }

  String tier() {
    return pro ? "pro" : "base";
  }

  private static String plain(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static int percent(long seed) {
    return (int) Math.floorMod(mixed(seed), 100L);
  }

  /** SplitMix64: neighbouring numbers give unlike ones. */
  static long mixed(long seed) {
    long z = seed * 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
