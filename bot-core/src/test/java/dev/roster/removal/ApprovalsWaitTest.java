package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Seat;
import dev.roster.removal.ApprovalsPart.ApprovalsWait;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import dev.roster.upgrade.Awaited;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ApprovalsWaitTest {

  private final Seat reader;

  ApprovalsWaitTest(TestDatabase database) {
    try (var roster = TestRoster.silent(database)) {
      var stage = SchemeStage.on(roster, "owned");
      this.reader = stage.seat(stage.founder());
    }
  }

  private List<String> said(int waiting, String others) {
    var awaited = new Awaited(waiting, others, Optional.empty(), "Admin");
    return new ApprovalsWait(reader, Optional.of(awaited)).meanwhile();
  }

  @Test
  void nobodyElseDecidesThoughNothingWaits() {
    assertThat(said(0, ""))
        .containsExactly(
            "Nobody else in %s can decide on requests for Pro meanwhile. Make somebody Admin with `/member role`."
                .formatted(reader.orgName()));
  }

  @Test
  void nobodyElseDecidesOnWhatWaits() {
    assertThat(said(2, ""))
        .singleElement()
        .asString()
        .startsWith("2 requests for Pro wait, and nobody else in " + reader.orgName());
  }

  @Test
  void countsOnlySoFar() {
    assertThat(said(Awaited.COUNTED + 1, "Elif and Can"))
        .containsExactly("Over 100 requests for Pro wait; Elif and Can can still decide.");
  }

  @Test
  void saysNothingWhereOthersDecideAndNothingWaits() {
    assertThat(said(0, "Elif")).isEmpty();
    assertThat(new ApprovalsWait(reader, Optional.empty()).meanwhile()).isEmpty();
  }
}
