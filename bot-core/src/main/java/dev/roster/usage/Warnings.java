package dev.roster.usage;

import dev.roster.access.Permission;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.action.Offers;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import dev.roster.store.Housekeeping;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Tells people at 80, 95 and 100 percent of a limit, each level once a cycle and again after the
 * limit was raised: the member of their own limit, those who can raise it of the pool.
 */
public final class Warnings {

  private static final Duration KEPT = Duration.ofDays(396);

  private final Schemes schemes;
  private final Notices notices;
  private final Payers payers;

  /** Wires it. */
  public Warnings(Members members, Schemes schemes, Notices notices) {
    this.schemes = schemes;
    this.notices = notices;
    this.payers = new Payers(members);
  }

  /** Says that what was told and asked is kept for 13 months. */
  void register(Housekeeping housekeeping) {
    housekeeping.add(KEPT, WarningTable::deleteWarningsBefore);
    housekeeping.add(KEPT, WarningTable::deleteAsksBefore);
  }

  /**
   * Tells what a report made due, in its transaction. Costs no statement while nobody is near a
   * limit.
   *
   * @param members whom the report named, with what they used after it
   * @param pool what the pool gave to all after it
   */
  void tell(Tx tx, CreditTerms terms, Cycle cycle, Collection<Drawer> members, long pool) {
    var due = new ArrayList<Warning>();
    members.forEach(member -> due.addAll(Warning.of(member, terms, pool)));
    if (members.stream().anyMatch(Drawer::drawsOnPool)) {
      Warning.ofPool(terms, pool).ifPresent(due::add);
    }
    if (due.isEmpty()) {
      return;
    }
    List<UUID> people = due.stream().map(Warning::person).distinct().toList();
    List<Warning> told = WarningTable.told(tx.sql(), tx.org(), people, cycle);
    due.removeIf(warning -> told.stream().anyMatch(one -> one.covers(warning)));
    if (due.isEmpty()) {
      return;
    }
    WarningTable.keep(tx.sql(), tx.org(), due, cycle);
    send(tx, cycle, due);
  }

  private void send(Tx tx, Cycle cycle, List<Warning> due) {
    String org = CreditTable.orgName(tx.sql(), tx.org());
    Instant until = cycle.end();
    Map<UUID, Warning> byPerson =
        due.stream()
            .collect(
                Collectors.toMap(
                    Warning::person,
                    warning -> warning,
                    BinaryOperator.minBy(Comparator.comparingLong(Warning::left)),
                    HashMap::new));
    Warning ofPool = byPerson.remove(Warning.NOBODY);
    byPerson.forEach((person, warning) -> {
      var offers = new Offers();
      Reply.Message message =
          WarningReplies.toMember(org, warning, until)
              .with(
                  WarningReplies.askForMore(
                      warning, tx.org(), Duration.between(tx.now(), until), offers));
      notices.tell(tx, tx.org(), person, message, offers);
    });
    if (ofPool != null) {
      Scheme scheme = schemes.of(tx.sql(), tx.org());
      Reply.Message message = WarningReplies.toPayer(org, ofPool, until);
      payers
          .of(tx.sql(), tx.org(), scheme, Permission.BILLING_MANAGE)
          .forEach(payer -> notices.tell(tx, tx.org(), payer, message));
    }
  }
}
