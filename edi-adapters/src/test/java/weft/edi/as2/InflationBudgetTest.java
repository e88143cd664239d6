package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compressed content inflates within bounds, each message separately. */
class InflationBudgetTest extends WrappedMessages {
  @Test
  void a_bomb_is_put_out_before_it_goes_off() throws Exception {
    byte[] bomb = zipped(new byte[150 << 20]);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(refusal(compressed(bomb), ALL)).isEqualTo(Disposition.DECOMPRESSION_FAILED);
  }

  @Test
  void each_bound_of_what_inflates_holds_by_itself() throws Exception {
    byte[] steep = zipped(new byte[10 << 20]);
    assertThat(steep.length * (long) InflationBudget.MOST_RATIO).isLessThan(10 << 20);
    assertThat(refusal(compressed(steep), ALL)).isEqualTo(Disposition.DECOMPRESSION_FAILED);
    Entity dense = compressed(zipped(dense(30 << 20)));
    assertThat(dense.body().length * (long) InflationBudget.MOST_RATIO).isGreaterThan(60L << 20);
    assertThat(refusal(dense, ALL))
        .as("inflated, and found without a signature")
        .isEqualTo(Disposition.INSUFFICIENT_SECURITY);
    var small = new InflationBudget(256L << 20);
    NotAccepted refused =
        catchThrowableOfType(
            NotAccepted.class, () -> opened(dense, ALL, small.hold(dense.body().length)));
    assertThat(refused.disposition())
        .as("a quarter of an eighth of the heap, before a signature")
        .isEqualTo(Disposition.DECOMPRESSION_FAILED);
  }

  @Test
  void all_that_is_inflated_at_a_time_shares_one_room() throws Exception {
    var room = new InflationBudget(64L << 20);
    byte[] zipped = zipped(dense(6 << 20));
    try (var first = room.hold(zipped.length)) {
      assertThat(CompressedData.inflate(zipped, first, true).body().length).isGreaterThan(5 << 20);
      try (var second = room.hold(zipped.length)) {
        assertThatThrownBy(() -> CompressedData.inflate(zipped, second, true))
            .isInstanceOf(InflationBudget.Full.class);
      }
      assertThatThrownBy(() -> CompressedData.inflate(zipped, first, true))
          .as("its layers together")
          .isInstanceOf(NotAccepted.class);
    }
    try (var third = room.hold(zipped.length)) {
      assertThat(CompressedData.inflate(zipped, third, true).body().length).isGreaterThan(5 << 20);
    }
  }

  /** A part that compresses to about a twentieth. */
  private static byte[] dense(int size) {
    byte[] part = new byte[size];
    var random = new Random(1);
    byte[] noise = new byte[40];
    for (int at = 0; at + noise.length < size; at += 1_000) {
      random.nextBytes(noise);
      System.arraycopy(noise, 0, part, at, noise.length);
    }
    byte[] header = "Content-Type: application/EDIFACT\r\n\r\n".getBytes(ISO_8859_1);
    System.arraycopy(header, 0, part, 0, header.length);
    return part;
  }

  @Test
  void what_is_wrapped_without_end_is_refused() throws Exception {
    Entity it = sent(agreed(true, false, false), PARTNER);
    for (int i = 0; i < 6; i++) it = compressed(zipped(bytes(it)));
    Entity outermost = it;
    assertThatThrownBy(() -> opened(outermost, ALL))
        .isInstanceOf(NotAccepted.class)
        .hasMessageContaining("too often");
  }
}
