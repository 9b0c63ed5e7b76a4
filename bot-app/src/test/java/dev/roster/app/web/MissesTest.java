package dev.roster.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MissesTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Misses misses = new Misses(false, nanos::get);

  private void miss(Misses where, String address) {
    for (int i = 0; i < Misses.ALLOWED; i++) {
      where.add(address);
    }
  }

  @Test
  void countsEachAddressByItself() {
    miss(misses, "203.0.113.7");
    assertThat(misses.isOver("203.0.113.7")).isTrue();
    assertThat(misses.isOver("203.0.113.8")).isFalse();
  }

  @Test
  void countsAnIpv6NetworkAsOne() {
    miss(misses, "2001:db8:0:1::1");
    assertThat(misses.isOver("2001:db8:0:1:ffff::2")).isTrue();
    assertThat(misses.isOver("2001:db8:0:2::1")).isFalse();
  }

  @Test
  void forgetsAfterAMinute() {
    miss(misses, "203.0.113.7");
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(misses.isOver("203.0.113.7")).isFalse();
  }

  @Test
  void doesNotBlameAProxyForItsClients() {
    var behindProxy = new Misses(true, nanos::get);
    miss(behindProxy, "127.0.0.1");
    miss(behindProxy, "10.1.2.3");
    miss(behindProxy, "203.0.113.7");
    assertThat(behindProxy.isOver("127.0.0.1")).isFalse();
    assertThat(behindProxy.isOver("10.1.2.3")).isFalse();
    assertThat(behindProxy.isOver("203.0.113.7")).isTrue();
  }
}
