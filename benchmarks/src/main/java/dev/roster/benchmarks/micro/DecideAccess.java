package dev.roster.benchmarks.micro;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decides whether an act is allowed. */
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideAccess {

  private final Role member =
      new Role("member", "Member", 1, false, false, EnumSet.of(Permission.INBOX_USE));
  private final Role admin =
      new Role(
          "admin",
          "Admin",
          2,
          false,
          true,
          EnumSet.of(Permission.INBOX_USE, Permission.MEMBER_LIST, Permission.MEMBER_CHANGE_ROLE));
  private final Scheme scheme =
      new Scheme(
          "owned",
          "Admin, member",
          List.of(member, admin),
          Map.of(),
          List.of(),
          Map.of(
              "grant.ceiling", "own_rank",
              "target.rule", "not_owner",
              "join.invite", "on",
              "admin.demote_by", "any"));

  private final AccessRequest plain = AccessRequest.of(seat(admin), Permission.MEMBER_LIST);
  private final AccessRequest grant =
      AccessRequest.of(seat(admin), Permission.MEMBER_CHANGE_ROLE).onto(member).granting(admin);
  private final AccessRequest refused = AccessRequest.of(seat(member), Permission.MEMBER_LIST);

  private Seat seat(Role role) {
    UUID id = new UUID(0, 1);
    return new Seat(id, "acme", "Acme", 1, id, scheme, role, Set.of(), true, "base", List.of());
  }

  /** A permission that is held: what the product's check asks. */
  @Benchmark
  public Decision held() {
    return Access.decide(plain);
  }

  /** All checks of a role change. */
  @Benchmark
  public Decision roleChange() {
    return Access.decide(grant);
  }

  /** A refusal, with the reason in words and who could do it. */
  @Benchmark
  public Decision refused() {
    return Access.decide(refused);
  }
}
