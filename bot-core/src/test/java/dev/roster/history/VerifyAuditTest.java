package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class VerifyAuditTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;

  VerifyAuditTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana@acme.test");
    roster.say(ana, "org create Acme pro");
  }

  @AfterEach
  void close() {
    roster.close();
    database.run("delete from audit_event");
  }

  private String chainOfAcme() {
    return database
        .rows("select id from org where not personal order by id desc limit 1")
        .getFirst();
  }

  @Test
  void saysThatAHistoryIsWhole() {
    roster.member(ana, "Ben", "member");
    assertThat(roster.ask(ana, "audit verify"))
        .matches(
            "The history of Acme is whole: \\d+ events since \\d+ \\w+ \\d{4},"
                + " checked in \\d+\\.\\d s\\.");
  }

  @Test
  void saysHowManyWordsWereErased() {
    var ben = roster.member(ana, "Ben", "member");
    roster.say(ana, "member suspend " + ben.mention() + " on leave");
    database.run(
        "delete p from audit_personal p join audit_event e on e.personal_id = p.id"
            + " where e.action = 'member.suspended'");
    assertThat(roster.ask(ana, "audit verify")).contains("is whole", "of 1 event were erased");
  }

  @Test
  @DisplayName("R2 a broken history is told with what, where and whom to ask")
  void saysWhatIsWrong() {
    roster.member(ana, "Ben", "member");
    database.run(
        "update audit_event set door = 'x' where chain = ? and version = 1 and n = 1",
        chainOfAcme());
    assertThat(roster.ask(ana, "audit verify"))
        .contains(
            "The history of Acme is not whole",
            "Event 1.1",
            "was changed",
            "./roster audit verify --org acme",
            "e-");
  }

  @Test
  void showsTheFirstOfManyFaults() {
    for (int i = 0; i < 15; i++) {
      roster.say(ana, "org edit description:\"No. " + i + "\"");
    }
    database.run(
        "update audit_event set door = 'x' where chain = ? and version > 1", chainOfAcme());
    assertThat(roster.ask(ana, "audit verify")).contains("And 5 more.");
  }

  @Test
  void isForThoseWhoMayReadTheAudit() {
    var ben = roster.member(ana, "Ben", "member");
    assertThat(roster.ask(ben, "audit verify")).contains("audit.view").contains("Ana Lima");
  }

  @Test
  void fewReadLongHistoriesAtOnce() throws InterruptedException {
    var reads = new LongReads();
    var inside = new CountDownLatch(2);
    var end = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      Thread.ofVirtual()
          .start(() ->
              reads.run(() -> {
                inside.countDown();
                return awaited(end);
              }));
    }
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> reads.run(() -> true)))
        .hasMessageContaining("try again in a minute");
    end.countDown();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
