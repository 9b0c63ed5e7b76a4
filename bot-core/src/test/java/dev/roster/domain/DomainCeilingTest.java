package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.org.OrgCreation;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An org whose domain makes admins hands out no more than its ceiling: by the rights of today of
 * whoever proved the domain and of whoever set the role.
 */
@ExtendWith(DatabaseExtension.class)
class DomainCeilingTest {

  private final TestRoster roster;
  private final Gate gate;
  private final Account olu;
  private final Account ana;
  private final Account ben;
  private final String org;
  private final String domain;
  private int comers;

  DomainCeilingTest(TestDatabase database) {
    String ops = "ops-" + UUID.randomUUID() + "@orbit.test";
    this.roster = TestRoster.runBy(database, OrgCreation.ANYONE, ops);
    this.gate = new Gate(roster);
    this.olu = roster.person("Olu Price", ops);
    this.ana = roster.person("Ana Lima");
    this.org = "Acme " + ana.user();
    this.domain = ana.user().toLowerCase(Locale.ROOT) + ".test";
    roster.say(ana, "org create \"%s\" pro scheme:network".formatted(org));
    this.ben = roster.member(ana, "Ben Ode", "admin");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  /** Does it, with Confirm where it asks. */
  private void done(Account who, String line) {
    Reply said = roster.say(who, line);
    boolean asks = TestRoster.message(said).toString().contains("label=Confirm");
    Reply answer = asks ? roster.press(who, said, "Confirm") : said;
    assertThat(TestRoster.message(answer).toString()).doesNotContain("label=Confirm");
  }

  private void requireNewcomerBecomes(String role) {
    String email = "zoe" + ++comers + "@" + domain;
    assertThat(gate.enter(gate.newcomer(email), email))
        .containsExactly(new Entry.Joined(org, role));
  }

  private void makesAdmins(Account prover, Account setter) {
    gate.prove(prover, domain);
    gate.policy(ana, "join.domain", "auto");
    gate.policy(setter, "join.domain_role", "admin");
    requireNewcomerBecomes("Admin");
  }

  @ParameterizedTest
  @CsvSource({
    "proved it, member role %s member",
    "proved it, member suspend %s",
    "proved it, member remove %s",
    "proved it, account erase %s",
    "set the role, member role %s member",
    "set the role, member suspend %s",
    "set the role, member remove %s",
    "set the role, account erase %s",
  })
  @DisplayName("X02 X23 who vouched for the role cannot give it any more: it is the lowest")
  void handsOutTheLowestOnceOneCouldNot(String part, String act) {
    boolean proves = part.equals("proved it");
    makesAdmins(proves ? ben : ana, proves ? ana : ben);
    done(act.startsWith("account") ? olu : ana, act.formatted(ben.mention()));
    requireNewcomerBecomes("Member");
  }

  @Test
  @DisplayName("X02 X23 rights that are back count again")
  void countsTheRightsOfToday() {
    makesAdmins(ben, ana);
    done(ana, "member suspend " + ben.mention());
    requireNewcomerBecomes("Member");
    done(ana, "member reactivate " + ben.mention());
    requireNewcomerBecomes("Admin");
  }

  @Test
  @DisplayName("X02 X03 X23 in a scheme where their role makes no admins any more it is the lowest")
  void countsTheSchemeOfToday() {
    makesAdmins(ben, ben);
    done(ana, "org scheme portal");
    gate.policy(ana, "join.domain", "auto");
    assertThat(roster.ask(ana, "org policy join.domain_role")).contains("admin");
    requireNewcomerBecomes("Member");
  }

  @Test
  @DisplayName("X02 X23 a domain of which a platform admin says whose it is lifts nobody's ceiling")
  void thePlatformVouchesForTheDomainOnly() {
    roster.say(ana, "invite send " + olu.mention() + " role:admin");
    roster.settle();
    roster.press(olu, roster.newestCard(olu), "Accept");
    roster.say(olu, "org switch \"%s\"".formatted(org));
    assertThat(roster.ask(olu, "org domain-add " + domain)).contains("belongs to " + org);
    gate.policy(ana, "join.domain", "auto");
    gate.policy(ben, "join.domain_role", "admin");
    requireNewcomerBecomes("Admin");
    done(ana, "member role " + olu.mention() + " member");
    requireNewcomerBecomes("Admin");
    done(ana, "member role " + ben.mention() + " member");
    requireNewcomerBecomes("Member");
  }
}
