package dev.roster.upgrade;

import dev.roster.audit.Actor;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.org.Orgs;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import dev.roster.upgrade.TierTable.Due;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns people to Base whose Pro has ended, each in a change of its own. That it is Base follows
 * from the time everywhere; this writes it down and tells them. Safe to run on several replicas at
 * once.
 */
final class TierEnds {

  private static final Logger LOG = LoggerFactory.getLogger(TierEnds.class);
  private static final int MOST = 200;

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Members members;
  private final Orgs orgs;
  private final Tellings tellings;

  TierEnds(UpgradeFeature.Shared shared, Tellings tellings) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.clock = shared.clock();
    this.members = shared.members();
    this.orgs = shared.orgs();
    this.tellings = tellings;
  }

  /** Ends what is over, at most 200 at a time; how many this call ended. */
  int end() {
    int ended = 0;
    for (Due due : databases.read(sql -> TierTable.ended(sql, clock.instant(), MOST))) {
      try {
        ended += end(due) ? 1 : 0;
      } catch (RuntimeException e) {
        // One org that cannot be changed holds up no other.
        LOG.warn("Pro of membership {} cannot be ended yet: {}", due.membership(), e.getMessage());
        LOG.debug("membership {}", due.membership(), e);
      }
    }
    return ended;
  }

  private boolean end(Due due) {
    return transactions.inOrg(
        Actor.system("tier", "tier:%s:%s".formatted(due.membership(), due.until())),
        due.org(),
        tx -> {
          Optional<Member> member = members.byPerson(tx.sql(), due.org(), due.person());
          Optional<Held.End> over =
              member
                  .map(one -> TierTable.held(tx.sql(), one.id()))
                  .flatMap(Held::end)
                  .filter(end -> !tx.now().isBefore(end.at()));
          if (over.isEmpty()) {
            tx.leaveUnchanged();
            return false;
          }
          tx.actsAsSystem();
          end(tx, member.orElseThrow(), over.get());
          return true;
        });
  }

  private void end(Tx tx, Member member, Held.End over) {
    Tiers.apply(
        tx, member, Held.BASE, Optional.of(tx.version()), Map.of("ended", over.at().toString()));
    Optional<UpgradeRequest> waiting =
        UpgradeTable.liveOf(tx.sql(), tx.org(), member.person())
            .filter(request -> request.isOpenAt(tx.now()));
    // Whoever decides on a renewal reads on the card what it renews.
    waiting.ifPresent(request -> UpgradeOutbox.CARDS.update(tx, request.id()));
    tellings.ended(tx, orgs.name(tx.sql(), tx.org()), member, over, waiting);
  }
}
