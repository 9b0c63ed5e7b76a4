package dev.roster.benchmarks.growth;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Schemes;
import dev.roster.audit.AuditLog;
import dev.roster.benchmarks.load.Workload;
import dev.roster.command.Input;
import dev.roster.member.Members;
import dev.roster.member.Seats;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.Platforms;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Finds the seat of somebody and decides whether they may see the members, as commands do it. */
final class PermissionCheck {

  // As many in each org, since whoever speaks for the first time is noted as having been there: a
  // small
  // org has few monitors, who would come again sooner.
  private static final int SPEAKERS = 40;

  private final Seats seats;

  PermissionCheck(DataSource read, DataSource write, Platforms platforms) {
    var databases = new Databases(read, write);
    var audit = new AuditLog(Keys.auditChain());
    var transactions = new Transactions(databases, InstantSource.system(), audit, () -> {});
    this.seats =
        new Seats(
            databases,
            platforms,
            new People(databases, transactions),
            new PlatformAdmins(Set.of(), platforms),
            new Members(),
            new Schemes(),
            InstantSource.system());
  }

  long run(Teller teller, int turn) {
    int member = teller.member(turn % SPEAKERS, Someone.MONITOR);
    var call = Workload.call(teller.org().account(member), new Input.Line("member list"));
    long from = System.nanoTime();
    var seat = seats.resolve(call, Optional.empty(), Optional.empty()).current().orElseThrow();
    Decision decision = Access.decide(AccessRequest.of(seat, Permission.MEMBER_LIST));
    long nanos = System.nanoTime() - from;
    if (!(decision instanceof Decision.Allowed)) {
      throw new IllegalStateException("a monitor may see the members, but " + decision);
    }
    return nanos;
  }
}
