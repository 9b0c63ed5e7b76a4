package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class PersonalOrgTest {

  private final TestRoster roster;
  private final TestDatabase database;

  PersonalOrgTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Account founder(String name, String scheme) {
    Account ana = roster.person("Ana " + name);
    roster.say(ana, "org create " + name + " pro scheme:" + scheme);
    return ana;
  }

  private List<String> personalOf(Account who) {
    return database.rows(
        "select o.name, o.plan, o.scheme, o.members from org o"
            + " join chat_identity i on i.person_id = o.personal_of where i.user_id = ?",
        who.user());
  }

  @Test
  @DisplayName("D02 who joins gets a personal org: theirs, on the plan Free, as its owner")
  void whoJoinsGetsOne() {
    Account ana = founder("Solo", "owned");
    Account ben = roster.member(ana, "Ben Ode", "member");
    assertThat(personalOf(ben)).containsExactly("Ben Ode (personal) free owned 1");
    assertThat(roster.ask(ben, "me org:ben-ode-personal"))
        .contains("Org: Ben Ode (personal)")
        .contains("Role: Owner");
    assertThat(
            database.rows(
                "select e.version, e.n, e.action from audit_event e join org o on o.id = e.chain"
                    + " where o.slug = 'ben-ode-personal' order by e.version, e.n"))
        .containsExactly("1 1 org.created", "1 2 member.joined");
  }

  @Test
  @DisplayName("X27 it is made once, at the first acceptance into an org of the scheme owned")
  void madeOnceAndOnlyBesideOwned() {
    Account ben = roster.person("Ben Once", "once@acme.test");
    join(founder("Net", "network"), ben);
    assertThat(personalOf(ben)).isEmpty();
    join(founder("First", "owned"), ben);
    assertThat(personalOf(ben)).hasSize(1);
    join(founder("Other", "owned"), ben);
    assertThat(personalOf(ben)).hasSize(1);
  }

  private void join(Account inviter, Account who) {
    roster.say(inviter, "invite send " + who.mention());
    roster.settle();
    roster.press(who, roster.newestCard(who), "Accept");
  }

  @Test
  @DisplayName("X27 it is never current by itself while its owner is in another org")
  void neverCurrentByItself() {
    Account ana = founder("Zeta", "owned");
    Account ben = roster.member(ana, "Ben Cur", "member");
    assertThat(roster.ask(ben, "me")).contains("Org: Zeta");
    assertThat(roster.ask(ben, "org list"))
        .contains("Zeta")
        .contains("current")
        .contains("Ben Cur (personal)")
        .contains("personal, yours alone");
    database.run("update chat_identity set current_org = null where user_id = ?", ben.user());
    assertThat(roster.ask(ben, "me")).contains("Org: Zeta");
    assertThat(roster.ask(ben, "org switch ben-cur-personal")).contains("You are Owner there");
    assertThat(roster.ask(ben, "me")).contains("Org: Ben Cur (personal)");
  }

  @Test
  @DisplayName("X27 nobody else ever sees it or is in it: its plan has room for one")
  void nobodyElse() {
    Account ana = founder("Omega", "owned");
    Account ben = roster.member(ana, "Ben Own", "member");
    assertThat(roster.ask(ben, "invite send eve@own.test org:ben-own-personal"))
        .contains("a personal org is for one person and stays so. org create makes one to share")
        .doesNotContain("org plan");
    assertThat(roster.ask(ben, "org show org:ben-own-personal"))
        .contains("org edit")
        .doesNotContain("org plan", "org scheme", "org transfer", "invite send");
    assertThat(roster.ask(ana, "org list")).doesNotContain("personal");
    assertThat(roster.ask(ana, "me org:ben-own-personal")).contains("in no org called");
    assertThat(roster.ask(ben, "org switch ben-own-personal here"))
        .startsWith("This is your personal org")
        .contains("cannot be what a channel speaks of.");
  }

  @Test
  @DisplayName("X27 it cannot be passed on")
  void cannotBePassedOn() {
    Account ana = founder("Pass", "owned");
    Account ben = roster.member(ana, "Ben Pas", "member");
    assertThat(roster.ask(ben, "org transfer " + ana.mention() + " org:ben-pas-personal"))
        .isEqualTo(
            "This is your personal org: it is yours alone for as long as Roster knows you, and"
                + " cannot be passed on.");
  }

  @Test
  @DisplayName("X27 a personal org is no witness: it binds no account to its owner's address")
  void bindsNobody() {
    Account ana = founder("Witness", "owned");
    roster.say(ana, "invite send zoe@witness.test");
    roster.settle();
    String token = roster.mailer().invitationToken("zoe@witness.test").orElseThrow();
    roster.accept(token, "link zoe@witness.test");
    String org = database.rows("select id from org where slug = 'newt-comer-personal'").getFirst();
    // Zoe is in Witness no more; what is left to her here is her own org.
    database.changeMembers(
        "delete m from membership m join org o on o.id = m.org_id where o.slug = 'witness'"
            + " and m.role <> 'owner'");
    database.run("update org set members = 1 where slug = 'witness'");
    database.run("update invitation set state = 'cancelled', member_id = null");
    assertThat(database.number("select count(*) from org_install where org_id = ?", org))
        .isEqualTo(1);

    Account claimer = roster.person("Not Zoe", "zoe@witness.test");

    assertThat(roster.ask(claimer, "me")).contains("You are in no org here");
    assertThat(database.rows("select 1 from chat_identity where user_id = ?", claimer.user()))
        .isEmpty();
  }

  @Test
  @DisplayName("X27 whoever has only a personal org can still become who reads the mailbox")
  void aPersonalOrgKeepsNobodyApart() {
    Account ana = founder("Merge", "owned");
    Account max = roster.member(ana, "Max Two", "member");
    database.changeMembers(
        "delete m from membership m join chat_identity i on i.person_id = m.person_id"
            + " join org o on o.id = m.org_id where i.user_id = ? and o.slug = 'merge'",
        max.user());
    database.run("update org set members = 1 where slug = 'merge'");
    database.run("update invitation set state = 'cancelled', member_id = null");
    roster.say(ana, "invite send zed@merge.test");
    roster.settle();
    roster.accept(roster.mailer().invitationToken("zed@merge.test").orElseThrow(), "link zed");

    roster.say(max, "account link zed@merge.test");
    roster.settle();
    String code = roster.mailer().code("zed@merge.test").orElseThrow();
    assertThat(roster.ask(max, "account confirm " + code)).contains("zed@merge.test");

    assertThat(roster.ask(max, "org list")).contains("Merge").doesNotContain("Max Two (personal)");
    assertThat(database.rows("select 1 from org where slug like 'max-two%' and deleted_at is null"))
        .isEmpty();
  }

  @Test
  void aNameThatIsTakenGetsANumber() {
    Account ana = founder("Names", "owned");
    Account one = roster.member(ana, "Kim Lee", "member");
    Account two = roster.member(ana, "Kim Lee", "member");
    assertThat(roster.ask(one, "org list")).contains("kim-lee-personal").doesNotContain("-2");
    assertThat(roster.ask(two, "org list")).contains("kim-lee-personal-2");
  }
}
