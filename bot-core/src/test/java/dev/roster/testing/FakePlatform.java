package dev.roster.testing;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import dev.roster.reply.Reply;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A chat platform in memory: knows the people that a test adds, keeps what is sent, and fails or
 * hangs when it is told to. One called {@code discord} has what Discord has: a tenant for
 * everybody, and no addresses. Safe for any number of threads.
 */
public final class FakePlatform implements ChatPlatform {

  /** Why whatever fails does. */
  public static final String FAILURE = "the fake platform was told to fail";

  /** One thing that was sent, in the order in which it arrived. */
  public sealed interface Sent {
    /** What it said. */
    Reply.Message message();

    /** To somebody's direct messages. */
    record Direct(Account to, Reply.Message message, String key, Posted posted) implements Sent {}

    /** To a channel. */
    record InChannel(Place place, Reply.Message message, String key, Posted posted)
        implements Sent {}

    /** In place of a message sent before. */
    record Updated(Posted posted, Reply.Message message) implements Sent {}
  }

  private final String name;
  private final Map<Account, Profile> people = new ConcurrentHashMap<>();
  private final Map<String, String> installs = new ConcurrentHashMap<>();
  private final Set<String> closedChannels = ConcurrentHashMap.newKeySet();
  private final Set<Account> closed = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Account>> admins = new ConcurrentHashMap<>();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final Deque<Verdict> failures = new ArrayDeque<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicInteger lookUps = new AtomicInteger();
  private volatile @Nullable Verdict outage;
  private volatile @Nullable CountDownLatch gate;

  /** A platform of that name, such as {@code slack}. */
  public FakePlatform(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  /** Adds a full member without a confirmed address. */
  public Account person(String tenant, String user, String displayName) {
    return person(tenant, user, displayName, Optional.empty(), Standing.MEMBER);
  }

  /** Adds a full member with a confirmed address. */
  public Account person(String tenant, String user, String displayName, String email) {
    return person(tenant, user, displayName, Optional.of(email), Standing.MEMBER);
  }

  /** Adds somebody, or says something new of them. */
  public Account person(
      String tenant, String user, String displayName, Optional<String> email, Standing standing) {
    return person(tenant, user, displayName, email, standing, ZoneOffset.UTC);
  }

  /** Adds somebody, or says something new of them. */
  public Account person(
      String tenant,
      String user,
      String displayName,
      Optional<String> email,
      Standing standing,
      ZoneId zone) {
    if (name.equals("discord") && (!tenant.equals(Account.EVERYWHERE) || email.isPresent())) {
      throw new IllegalArgumentException("Discord has one tenant and tells no address");
    }
    var account = new Account(name, tenant, user);
    people.put(account, new Profile(account, displayName, email, standing, zone));
    return account;
  }

  /** Names an installation. */
  public void install(String tenant, String title) {
    installs.put(tenant, title);
  }

  /** Lets somebody run one workspace or server: an admin there, and what they were elsewhere. */
  public void runs(Account account, String tenant) {
    admins.computeIfAbsent(tenant, any -> ConcurrentHashMap.newKeySet()).add(account);
  }

  /** Somebody's direct messages take nothing any more. */
  public void closeDirect(Account account) {
    closed.add(account);
  }

  /** A channel takes nothing any more: archived, or the bot is not in it. */
  public void closeChannel(String channel) {
    closedChannels.add(channel);
  }

  /** The messages of a channel, as they look after all updates, oldest first. */
  public List<Reply.Message> inChannel(String channel) {
    return sent().stream()
        .filter(Sent.InChannel.class::isInstance)
        .map(Sent.InChannel.class::cast)
        .filter(one -> one.place().channel().equals(channel))
        .map(one -> asItIsNow(one.posted(), one.message()))
        .toList();
  }

  /** The next things sent or asked fail like this, one after the other. */
  public void failNext(Verdict... verdicts) {
    synchronized (failures) {
      failures.addAll(List.of(verdicts));
    }
  }

  /** Everything fails like this until {@link #recover}. */
  public void fail(Verdict verdict) {
    outage = verdict;
  }

  /** Everything works again. */
  public void recover() {
    outage = null;
  }

  /** Everything hangs, at most 30 s, until the latch that is returned is counted down. */
  public CountDownLatch hang() {
    var closed = new CountDownLatch(1);
    gate = closed;
    return closed;
  }

  /** What was sent so far. */
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** The messages sent to somebody directly, as they look after all updates, oldest first. */
  public List<Reply.Message> directTo(Account account) {
    return sent().stream()
        .filter(Sent.Direct.class::isInstance)
        .map(Sent.Direct.class::cast)
        .filter(one -> one.to().equals(account))
        .map(one -> asItIsNow(one.posted(), one.message()))
        .toList();
  }

  /** A message as it looks after all updates. */
  public Reply.Message asItIsNow(Posted posted, Reply.Message first) {
    return sent().stream()
        .filter(Sent.Updated.class::isInstance)
        .map(Sent.Updated.class::cast)
        .filter(update -> update.posted().equals(posted))
        .map(Sent.Updated::message)
        .reduce(first, (before, after) -> after);
  }

  /** How often a profile was asked for. */
  public int lookUps() {
    return lookUps.get();
  }

  @Override
  public Optional<Profile> profile(Account account) throws DeliveryException {
    lookUps.incrementAndGet();
    pass();
    return Optional.ofNullable(people.get(account));
  }

  @Override
  public Optional<Profile> profile(Account account, Place place) throws DeliveryException {
    boolean admin = admins.getOrDefault(place.install(), Set.of()).contains(account);
    return profile(account)
        .map(one ->
            admin
                ? new Profile(account, one.name(), one.email(), Standing.ADMIN, one.zone())
                : one);
  }

  @Override
  public Optional<Account> findByEmail(String tenant, String email) throws DeliveryException {
    pass();
    return people.values().stream()
        .filter(profile -> profile.account().tenant().equals(tenant))
        .filter(profile -> profile.email().filter(email::equalsIgnoreCase).isPresent())
        .map(Profile::account)
        .findFirst();
  }

  @Override
  public Posted direct(Account to, Reply.Message message, String key) throws DeliveryException {
    pass();
    if (closed.contains(to)) {
      throw new DeliveryException(new Verdict.Never(), "direct messages are closed");
    }
    var place = new Place(name, to.tenant(), "D-" + to.user(), true);
    var posted = new Posted(place, "m" + messages.incrementAndGet());
    sent.add(new Sent.Direct(to, message, key, posted));
    return posted;
  }

  @Override
  public Posted post(Place channel, Reply.Message message, String key) throws DeliveryException {
    pass();
    if (closedChannels.contains(channel.channel())) {
      throw new DeliveryException(new Verdict.Never(), "the channel is closed");
    }
    var posted = new Posted(channel, "m" + messages.incrementAndGet());
    sent.add(new Sent.InChannel(channel, message, key, posted));
    return posted;
  }

  @Override
  public void update(Posted posted, Reply.Message message) throws DeliveryException {
    pass();
    sent.add(new Sent.Updated(posted, message));
  }

  @Override
  public Optional<String> installName(String tenant) throws DeliveryException {
    pass();
    return Optional.ofNullable(installs.get(tenant));
  }

  /** The workspace {@code T1}, as if its token were in the configuration; no other. */
  @Override
  public boolean isHome(String tenant) throws DeliveryException {
    pass();
    return name.equals("slack") && tenant.equals(TestRoster.TENANT);
  }

  private void pass() throws DeliveryException {
    CountDownLatch closed = gate;
    if (closed != null) {
      try {
        if (!closed.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the fake platform was left hanging");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the fake platform hung", e);
      }
    }
    Verdict verdict = outage;
    if (verdict == null) {
      synchronized (failures) {
        verdict = failures.poll();
      }
    }
    if (verdict != null) {
      throw new DeliveryException(verdict, FAILURE);
    }
  }
}
