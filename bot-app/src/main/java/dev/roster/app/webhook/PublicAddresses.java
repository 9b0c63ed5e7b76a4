package dev.roster.app.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up and gives only addresses of the public internet: a name that leads to an inner one
 * leads nowhere. The connection uses what is given here, so a name that is looked up twice and
 * answers differently (DNS rebinding) gains nothing.
 */
final class PublicAddresses implements Dns {

  private final Dns names;

  PublicAddresses(Dns names) {
    this.names = names;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> all = names.lookup(host);
    if (!all.stream().allMatch(PublicAddresses::isPublic)) {
      throw new UnknownHostException(host + " leads to an address of an inner network");
    }
    return all;
  }

  /**
   * Whether an address is one of the public internet: none of the special ranges of the IANA
   * registries for IPv4 and IPv6 (RFC 6890), also where an IPv6 address carries an IPv4 one.
   */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return switch (address) {
      case Inet4Address four -> isPublic(four.getAddress());
      case Inet6Address six -> isPublicSix(six.getAddress());
      default -> false;
    };
  }

  private static boolean isPublic(byte[] four) {
    int a = four[0] & 0xff;
    int b = four[1] & 0xff;
    int c = four[2] & 0xff;
    return !(a == 0
        || a == 10
        || a == 127
        || a >= 224
        || (a == 100 && b >= 64 && b < 128) // between a provider and its customers (RFC 6598)
        || (a == 169 && b == 254)
        || (a == 172 && b >= 16 && b < 32)
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113));
  }

  private static boolean isPublicSix(byte[] six) {
    if (startsWith(six, 0x00, 0x64, 0xff, 0x9b)) { // translated from IPv4 (RFC 6052)
      return isPublic(Arrays.copyOfRange(six, 12, 16));
    }
    if (startsWith(six, 0x20, 0x02)) { // 6to4
      return isPublic(Arrays.copyOfRange(six, 2, 6));
    }
    // Only global unicast is given out, and of it not Teredo, ORCHID and the documentation's.
    return (six[0] & 0xe0) == 0x20
        && !startsWith(six, 0x20, 0x01, 0x00)
        && !startsWith(six, 0x20, 0x01, 0x01)
        && !startsWith(six, 0x20, 0x01, 0x0d, 0xb8)
        && !startsWith(six, 0x3f, 0xff);
  }

  private static boolean startsWith(byte[] address, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if ((address[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
