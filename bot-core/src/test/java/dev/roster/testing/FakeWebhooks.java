package dev.roster.testing;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.WebhookSender;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is posted; fails when it is told to. Safe for any number of threads. */
public final class FakeWebhooks implements WebhookSender {

  /** A host that leads into an inner network. */
  public static final String INNER = "inner.acme.test";

  private final List<Post> sent = new CopyOnWriteArrayList<>();
  private final Map<URI, Deque<Verdict>> failures = new HashMap<>();

  @Override
  public void send(Post post) throws DeliveryException {
    Verdict verdict;
    synchronized (failures) {
      verdict = failures.getOrDefault(post.url(), new ArrayDeque<>()).poll();
    }
    if (verdict != null) {
      throw new DeliveryException(verdict, "it answered 500");
    }
    sent.add(post);
  }

  @Override
  public void check(URI url) throws DeliveryException {
    if (url.getHost().equals(INNER)) {
      throw new DeliveryException(
          new Verdict.Never(), "`%s` leads to an inner network.".formatted(INNER));
    }
  }

  /** The next posts to an address fail like this, one after the other. */
  public void failNext(String url, Verdict... verdicts) {
    synchronized (failures) {
      failures.computeIfAbsent(URI.create(url), _ -> new ArrayDeque<>()).addAll(List.of(verdicts));
    }
  }

  /** What an address took, the oldest first. */
  public List<Post> sentTo(String url) {
    return sent.stream().filter(post -> post.url().equals(URI.create(url))).toList();
  }
}
