package dev.roster.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one process changes another one answers by, which keeps what it read itself. */
@ExtendWith(DatabaseExtension.class)
class ReplicaTest {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final Pattern CODE = Pattern.compile("k-[2-9b-z]{4,}");

  private final TestRoster roster;
  private final CheckStage stage;
  private final Core replica;

  ReplicaTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = CheckStage.on(roster, "owned");
    this.replica = roster.replica();
  }

  @BeforeEach
  void start() {
    replica.checks().start();
  }

  @AfterEach
  void close() {
    replica.checks().close();
    roster.close();
  }

  private Answer there(Question question) {
    return replica.checks().check(question);
  }

  /** Waits far beyond the 200 ms that a benchmark measures, for machines that do much else. */
  private void sees(Question question, Predicate<Answer> answer) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> answer.test(there(question)));
  }

  @Test
  @DisplayName("D31: another replica sees a role, and keeps a colleague as they are")
  void aRole() {
    Account ben = stage.org.person("member");
    Account carol = stage.org.another("member");
    var bens = stage.about(ben, "keys.create");
    var carols = stage.about(carol, "keys.create");
    assertThat(there(bens).allowed()).isFalse();
    assertThat(there(carols).allowed()).isFalse();
    Standing kept = replica.checks().kept(stage.org.slug(), carol.toString());
    stage.does("member role " + ben.mention() + " admin");
    sees(bens, Answer::allowed);
    assertThat(replica.checks().kept(stage.org.slug(), carol.toString())).isSameAs(kept);
  }

  @Test
  @DisplayName("D36 D51: another replica sees a removal")
  void aRemoval() {
    Account ben = stage.org.person("member");
    var question = stage.about(ben, "inference.use");
    assertThat(there(question).allowed()).isTrue();
    stage.does("member remove " + ben.mention());
    sees(question, answer -> answer.rule().equals(Answer.NOT_A_MEMBER));
  }

  @Test
  void aSuspensionAndItsEnd() {
    Account ben = stage.org.person("member");
    var question = stage.about(ben, "inference.use");
    assertThat(there(question).allowed()).isTrue();
    stage.does("member suspend " + ben.mention());
    sees(question, answer -> answer.rule().equals("suspended"));
    stage.does("member reactivate " + ben.mention());
    sees(question, Answer::allowed);
  }

  @Test
  void aNewMember() {
    Account ben = roster.person("Ben", "ben@acme.test");
    var question = stage.about(ben, "inference.use");
    assertThat(there(question).allowed()).isFalse();
    roster.say(stage.founder, "invite send " + ben.mention());
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    sees(question, Answer::allowed);
  }

  @Test
  void aTeam() {
    Account ben = stage.org.person("member");
    stage.does("team create Research");
    var question = stage.about(ben, "inference.use").in("research");
    assertThat(there(question).allowed()).isFalse();
    stage.does("team add research " + ben.mention());
    sees(question, Answer::allowed);
    stage.does("team deactivate research");
    sees(question, answer -> answer.rule().equals("team.inactive"));
  }

  @Test
  void aPolicyAndTheEndOfTheOrg() {
    Account admin = stage.org.person("admin");
    var question = stage.about(admin, "invite.create");
    assertThat(there(question).allowed()).isTrue();
    stage.does("org policy join.invite off");
    sees(question, answer -> answer.rule().equals("join.invite=off"));
    stage.does("org delete");
    Awaitility.await()
        .untilAsserted(() ->
            assertThatThrownBy(() -> there(question)).isInstanceOf(BadQuestionException.class));
  }

  @Test
  void aKeyThatIsRevoked() {
    Account admin = stage.org.person("admin");
    Reply made = roster.say(admin, "key create laptop");
    var key = KEY.matcher(TestRoster.words(made));
    assertThat(key.find()).isTrue();
    var question =
        new Question(
            stage.org.slug(), new Subject.Key(KeyHash.of(key.group())), "inference.use", null);
    assertThat(there(question).allowed()).isTrue();
    var code = CODE.matcher(TestRoster.words(made));
    assertThat(code.find()).isTrue();
    stage.does("key revoke " + code.group());
    sees(question, answer -> answer.rule().equals("key.revoked"));
  }

  @Test
  @DisplayName("D43: another replica sees what was used")
  void whatWasUsed() {
    Account ben = stage.org.person("member");
    stage.does("member limit " + ben.mention() + " 10");
    var question = stage.about(ben, "inference.use");
    assertThat(there(question).member().orElseThrow().creditsLeft()).hasValue(10L);
    stage.used(ben, 7);
    sees(question, answer -> answer.member().orElseThrow().creditsLeft().equals(left(3)));
    stage.used(ben, 7);
    sees(question, answer -> answer.rule().equals("credits.cap"));
  }

  private static Optional<Long> left(long credits) {
    return Optional.of(credits);
  }
}
