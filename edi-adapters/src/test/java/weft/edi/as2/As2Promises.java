package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import weft.edi.as2.Entity.Malformed;
import weft.party.Channel;

/**
 * Checks the guarantees for everything that comes by AS2, a message or a receipt: the hub opens or
 * refuses it, in time and memory bounded by its size, and throws nothing else. An input is a header
 * with its {@code Content-Type}, an empty line and the body.
 */
public final class As2Promises {
  private static final HubKey HUB = key("HUB");
  private static final HubKey PARTNER = key("PARTNER");
  private static final byte[] EDI =
      "UNB+UNOC:3+A+B+261125:0800+1'UNH+1+ORDERS:D:96A:UN'UNT+2+1'UNZ+1+1'".getBytes(ISO_8859_1);
  private static final InflationBudget ROOM = new InflationBudget(1L << 30);
  private static final Channel.As2 SIGNED = agreed(false, false);
  private static final List<byte[]> PLAIN = new ArrayList<>();
  private static final List<byte[]> ENCRYPTED = new ArrayList<>();
  private static final com.sun.management.ThreadMXBean THREAD =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * CPU of this thread, in nanoseconds, for 1 MB; two uses of the hub's private key take some 6 ms.
   */
  private static final long SECOND = 1_000_000_000;

  private static final long LEAST_BYTES = 24L << 20;

  /**
   * Compressed data may expand to a hundred times its size, and memory holds it twice while it
   * grows.
   */
  private static final long BYTES_A_BYTE = 400;

  static {
    PLAIN.add(sent(agreed(false, false)));
    PLAIN.add(sent(agreed(false, true)));
    var receipt = new Mdn("<1@us>", "processed", "AAAA, sha-256", "Thank you.");
    for (boolean signed : new boolean[] {true, false}) {
      As2Message it = receipt.written(new Mdn.Ends("PARTNER", "HUB"), signed, PARTNER);
      PLAIN.add(input(String.valueOf(it.fields().get("Content-Type")), it.body()));
    }
    ENCRYPTED.add(sent(agreed(true, false)));
    ENCRYPTED.add(sent(agreed(true, true)));
    // Classes load once per process; their cost must not count for an input.
    for (byte[] it : PLAIN) opened(it);
    for (byte[] it : ENCRYPTED) opened(it);
  }

  private As2Promises() {}

  private static HubKey key(String name) {
    return PartnerKeys.signed(name, Instant.now().minusSeconds(60), Duration.ofDays(10));
  }

  private static Channel.As2 agreed(boolean encrypt, boolean compress) {
    return new Channel.As2(
        "PARTNER",
        null,
        List.of(),
        true,
        encrypt,
        compress,
        Channel.As2.Mdn.SYNC,
        encrypt && compress
            ? Channel.As2.Encryption.AUTHENTICATED
            : Channel.As2.Encryption.CLASSIC);
  }

  private static byte[] sent(Channel.As2 how) {
    var to = how.encrypt() ? HUB.certificate() : null;
    Entity it = WrappedMessage.of(EDI, "a.edi", how, to, PARTNER).message();
    return input(String.valueOf(it.field("Content-Type")), it.body());
  }

  private static byte[] input(String type, byte[] body) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(("Content-Type: " + type + "\r\n\r\n").getBytes(ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /**
   * Damages a sound message as the instructions state.
   *
   * @param encrypted whether to choose among messages encrypted for the hub, which cost twenty
   *     times as much to open
   */
  public static byte[] spoilt(byte[] instructions, boolean encrypted) {
    if (instructions.length == 0) return new byte[0];
    List<byte[]> all = encrypted ? ENCRYPTED : PLAIN;
    byte[] it = all.get((instructions[0] & 255) % all.size());
    for (int at = 1; at + 3 < instructions.length; at += 4)
      it =
          spoilt(
              it,
              instructions[at] & 255,
              (instructions[at + 1] & 255) << 8 | (instructions[at + 2] & 255),
              instructions[at + 3]);
    return it;
  }

  private static byte[] spoilt(byte[] it, int how, int where, byte with) {
    if (it.length == 0) return it;
    int at = where % it.length;
    int end = Math.min(it.length, at + 1 + (with & 63));
    byte[] head = Arrays.copyOf(it, at);
    byte[] tail = Arrays.copyOfRange(it, end, it.length);
    byte[] cut = Arrays.copyOfRange(it, at, end);
    return switch (how % 6) {
      case 0, 1 -> {
        byte[] changed = it.clone();
        changed[at] = with;
        yield changed;
      }
      case 2 -> joined(head, tail);
      case 3 -> joined(head, cut, cut, tail);
      case 4 -> joined(tail, cut, head);
      default -> head;
    };
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] it : parts) out.writeBytes(it);
    return out.toByteArray();
  }

  /**
   * Opens the input as a message and as a receipt.
   *
   * @throws AssertionError if it costs more than its size allows
   */
  public static void kept(byte[] input) {
    long time = THREAD.getCurrentThreadCpuTime();
    long memory = THREAD.getCurrentThreadAllocatedBytes();
    opened(input);
    memory = THREAD.getCurrentThreadAllocatedBytes() - memory;
    time = THREAD.getCurrentThreadCpuTime() - time;
    if (time > SECOND * (1L + input.length / (1 << 20)))
      throw new AssertionError("took " + time / 1_000_000 + " ms of CPU");
    if (memory > LEAST_BYTES + BYTES_A_BYTE * input.length)
      throw new AssertionError("allocated " + memory + " bytes for " + input.length);
  }

  private static void opened(byte[] input) {
    Entity message;
    try {
      Entity whole = Entity.parse(input);
      String type = whole.field("Content-Type");
      message = Entity.of(type == null ? Map.of() : Map.of("content-type", type), whole.body());
    } catch (Malformed e) {
      return; // HTTP could not have carried it
    }
    var certificates = List.of(PARTNER.certificate());
    try (var room = ROOM.hold(message.body().length)) {
      UnwrappedMessage.of(message, SIGNED, certificates, HUB, room);
    } catch (NotAccepted e) {
      said(e);
    } catch (InflationBudget.Full e) {
      throw new AssertionError("nobody else inflates anything", e);
    }
    try {
      Mdn.read(message, certificates, false);
    } catch (NotAccepted e) {
      said(e);
    }
  }

  private static void said(NotAccepted e) {
    if (String.valueOf(e.getMessage()).isBlank())
      throw new AssertionError("refused without a word");
  }
}
