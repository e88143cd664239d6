package weft.deploy.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.outbox.AllowedAddresses;
import weft.edi.outbox.Network;

/** The hub connects only to those addresses of its own network that its operator named. */
class InsideAddressesTest {
  private final AllowedAddresses some =
      new AllowedAddresses(
          false,
          List.of(
              Network.of("10.1.0.0/16"), Network.of("192.168.7.9"), Network.of("fd00:12::/32")));

  @Test
  void those_named_are_let_be_and_their_neighbours_are_not() {
    for (String host : new String[] {"10.1.0.1", "10.1.255.254", "192.168.7.9", "[fd00:12::7]"})
      assertThat(some.refusesHost(host)).as(host).isEmpty();
    for (String host :
        new String[] {"10.2.0.1", "192.168.7.10", "127.0.0.1", "[fd00:13::7]", "[::1]", "0.0.0.0"})
      assertThat(some.refusesHost(host)).as(host).isPresent();
    assertThat(some.refuses("https://10.1.2.3/as2")).isEmpty();
    assertThat(some.refuses("https://10.2.2.3/as2")).isPresent();
  }

  @Test
  void without_a_list_none_is_and_with_all_of_them_every_one_is() {
    assertThat(new AllowedAddresses(false).refusesHost("10.1.0.1")).isPresent();
    assertThat(new AllowedAddresses(true).refusesHost("10.2.0.1")).isEmpty();
  }

  @Test
  void a_network_is_written_in_numbers() {
    for (String none :
        new String[] {
          "",
          "partner.example.com",
          "10.1.0.0/33",
          "10.1.0.0/-1",
          "10.1.0.0/x",
          "10.1/16",
          "300.1.1.1"
        })
      assertThatThrownBy(() -> Network.of(none))
          .as(none)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("No address and no network");
  }
}
