package dev.roster.domain;

import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.command.Caller;
import dev.roster.domain.JoinTable.Copy;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.ChatPlatform.Posted;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.store.PostedMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the cards of people who want to come in, posts them and keeps them up to date. */
final class JoinCards {

  private static final Logger LOG = LoggerFactory.getLogger(JoinCards.class);
  private static final String SUBJECT = "join";

  private final DomainFeature.Shared shared;
  private final Platforms platforms;
  private final Mailer mailer;
  private final JoinMail mail;

  JoinCards(DomainFeature.Shared shared, Platforms platforms, Mailer mailer, JoinMail mail) {
    this.shared = shared;
    this.platforms = platforms;
    this.mailer = mailer;
    this.mail = mail;
  }

  /** The card of a request as it is now. */
  JoinReplies.Card of(Handle sql, JoinRequest request) {
    Scheme scheme = shared.schemes().of(sql, request.org());
    String orgName = shared.orgs().name(sql, request.org());
    Role role = role(scheme, request);
    boolean waits = request.isOpenAt(shared.clock().instant());
    return new JoinReplies.Card(
        request,
        orgName,
        role.title(),
        waits
            ? Deciders.of(sql, shared.members(), scheme, request.org(), orgName, role)
            : new Deciders(List.of(), List.of()));
  }

  private static Role role(Scheme scheme, JoinRequest request) {
    return scheme.role(request.role()).filter(role -> !role.unique()).orElse(scheme.lowest());
  }

  private static boolean mayDecide(Seat seat, JoinRequest request) {
    return JoinRole.mayGrant(seat, role(seat.scheme(), request));
  }

  /** The cards that the caller may decide on, in whatever org of theirs, the oldest first. */
  List<Reply.Message> waitingFor(Handle sql, Caller caller, Instant now, Offers offers, int most) {
    var waiting = new ArrayList<Reply.Message>();
    for (Seat seat : caller.seats()) {
      if (waiting.size() < most && JoinRole.mayGrant(seat, seat.scheme().lowest())) {
        JoinTable.open(sql, seat.org(), now, most - waiting.size()).stream()
            .filter(request -> mayDecide(seat, request))
            .forEach(request -> waiting.add(JoinReplies.card(of(sql, request), offers)));
      }
    }
    return waiting;
  }

  /** A copy of the card, as it is now. */
  private record Drawn(Copy copy, JoinReplies.Card card) {
    JoinRequest request() {
      return card.request();
    }
  }

  private Optional<Drawn> find(Map<String, String> words) {
    UUID id = UUID.fromString(words.getOrDefault(JoinOutbox.COPY, ""));
    return shared
        .databases()
        .read(sql ->
            JoinTable.card(sql, id)
                .flatMap(copy ->
                    JoinTable.find(sql, copy.request())
                        .map(request -> new Drawn(copy, of(sql, request)))));
  }

  /**
   * Posts a copy to the direct messages where its person spoke last. A request that ends while it
   * is being posted is seen afterwards: either here, or by the update that follows in the same
   * lane.
   */
  void send(String key, Map<String, String> words) throws DeliveryException {
    Optional<Drawn> found = find(words);
    if (found.isEmpty() || !isOpen(found.get()) || !posted(found.get()).isEmpty()) {
      return;
    }
    if (mayDecide(found.get())) {
      post(found.get(), key);
    }
    Optional<Drawn> after = find(words).filter(drawn -> !isOpen(drawn));
    if (after.isPresent()) {
      update(key, after.get());
    }
  }

  /** Brings what was posted of a copy up to date. */
  void update(String key, Map<String, String> words) throws DeliveryException {
    Optional<Drawn> found = find(words);
    if (found.isPresent()) {
      update(key, found.get());
    }
  }

  /** Tells whoever asked what became of it. */
  void mail(String key, Map<String, String> words) throws DeliveryException {
    UUID id = UUID.fromString(words.getOrDefault(JoinOutbox.REQUEST, ""));
    Optional<Mailer.Mail> composed =
        shared
            .databases()
            .read(sql ->
                JoinTable.find(sql, id).flatMap(request -> mail.compose(of(sql, request), key)));
    if (composed.isPresent()) {
      mailer.send(composed.get());
    }
  }

  private boolean isOpen(Drawn drawn) {
    return drawn.request().isOpenAt(shared.clock().instant());
  }

  private boolean mayDecide(Drawn drawn) {
    return shared
        .databases()
        .read(sql -> shared.callers().seat(sql, drawn.request().org(), drawn.copy().person()))
        .filter(seat -> mayDecide(seat, drawn.request()))
        .isPresent();
  }

  private List<PostedMessages.Copy> posted(Drawn drawn) {
    return shared.databases().read(sql -> PostedMessages.find(sql, SUBJECT, drawn.copy().id()));
  }

  private Reply.Message withButtons(String key, Drawn drawn) {
    var offers = new Offers();
    Reply.Message message = JoinReplies.card(drawn.card(), offers);
    shared
        .transactions()
        .own(
            Actor.system("card", key),
            tx -> {
              Actions.store(tx.sql(), tx.now(), offers);
              return true;
            });
    return message;
  }

  private void post(Drawn drawn, String key) throws DeliveryException {
    Reply.Message message = withButtons(key, drawn);
    List<Account> accounts =
        shared
            .databases()
            .read(sql ->
                shared.people().accountsIn(sql, drawn.copy().person(), drawn.request().org()));
    for (Account account : accounts) {
      Optional<Posted> posted = direct(account, message, key);
      if (posted.isPresent()) {
        shared
            .transactions()
            .own(
                Actor.system("card", key),
                tx -> {
                  PostedMessages.store(
                      tx.sql(), tx.now(), SUBJECT, drawn.copy().id(), account, posted.get());
                  return true;
                });
        return;
      }
    }
    LOG.info("nobody took the card of request {}", drawn.request().id());
  }

  /** Empty where the platform is off or refuses this account for good: the next one may do. */
  private Optional<Posted> direct(Account to, Reply.Message message, String key)
      throws DeliveryException {
    Optional<ChatPlatform> platform = platforms.find(to.platform());
    if (platform.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(platform.get().direct(to, message, key));
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Later) {
        throw e;
      }
      LOG.info("{} takes no card: {}", to.platform(), e.getMessage());
      return Optional.empty();
    }
  }

  private void update(String key, Drawn drawn) throws DeliveryException {
    for (PostedMessages.Copy copy : posted(drawn)) {
      Optional<ChatPlatform> platform = platforms.find(copy.posted().place().platform());
      if (platform.isPresent()) {
        platform.get().update(copy.posted(), current(key, drawn));
      }
    }
  }

  private Reply.Message current(String key, Drawn drawn) {
    if (!isOpen(drawn)) {
      return JoinReplies.ended(drawn.card(), shared.clock().instant());
    }
    return mayDecide(drawn) ? withButtons(key, drawn) : JoinReplies.waiting(drawn.card());
  }
}
