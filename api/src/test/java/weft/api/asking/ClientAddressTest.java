package weft.api.asking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private final ClientAddress addresses = new ClientAddress("10.0.0.1"::equals);

  /** The two properties that the code reads: the remote address, and the forwarded header. */
  private static HttpServletRequest request(String from, String... said) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ClientAddressTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> from;
                  case "getHeaders" -> Collections.enumeration(List.of(said));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void only_a_proxy_that_is_named_is_believed_and_only_its_own_word() {
    assertThat(addresses.of(request("192.0.2.7", "198.51.100.1"))).isEqualTo("192.0.2.7");
    assertThat(addresses.of(request("10.0.0.1", "203.0.113.9, 198.51.100.1")))
        .isEqualTo("198.51.100.1");
    assertThat(addresses.of(request("10.0.0.1", "203.0.113.9", "198.51.100.1")))
        .isEqualTo("198.51.100.1");
    assertThat(addresses.of(request("10.0.0.1", "198.51.100.1, 10.0.0.1")))
        .as("through two of them")
        .isEqualTo("198.51.100.1");
    assertThat(addresses.of(request("10.0.0.1"))).isEqualTo("10.0.0.1");
  }
}
