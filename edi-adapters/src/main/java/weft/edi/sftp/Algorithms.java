package weft.edi.sftp;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.helpers.AbstractFactoryManager;

/**
 * The algorithms that the hub accepts as client and server: no SHA-1, MD5, CBC, DSA, or group below
 * 2,048 bits. They are listed by name, so that an algorithm that a later SSHD adds stays off until
 * a developer reviews it.
 */
final class Algorithms {
  private static final Set<String> EXCHANGES =
      Set.of(
          "mlkem768x25519-sha256",
          "curve25519-sha256",
          "curve25519-sha256@libssh.org",
          "ecdh-sha2-nistp256",
          "ecdh-sha2-nistp384",
          "ecdh-sha2-nistp521",
          "diffie-hellman-group-exchange-sha256",
          "diffie-hellman-group14-sha256",
          "diffie-hellman-group16-sha512",
          "diffie-hellman-group18-sha512");
  private static final Set<String> SIGNATURES =
      Set.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "rsa-sha2-512",
          "rsa-sha2-256");
  private static final Set<String> CIPHERS =
      Set.of(
          "aes256-gcm@openssh.com",
          "aes128-gcm@openssh.com",
          "chacha20-poly1305@openssh.com",
          "aes256-ctr",
          "aes192-ctr",
          "aes128-ctr");
  private static final Set<String> MACS =
      Set.of(
          "hmac-sha2-256-etm@openssh.com",
          "hmac-sha2-512-etm@openssh.com",
          "hmac-sha2-256",
          "hmac-sha2-512");

  private Algorithms() {}

  static void restrict(AbstractFactoryManager end) {
    end.setKeyExchangeFactories(of(EXCHANGES, end.getKeyExchangeFactories()));
    end.setSignatureFactories(of(SIGNATURES, end.getSignatureFactories()));
    end.setCipherFactories(of(CIPHERS, end.getCipherFactories()));
    end.setMacFactories(of(MACS, end.getMacFactories()));
    end.setCompressionFactories(of(Set.of("none"), end.getCompressionFactories()));
  }

  private static <F extends NamedResource> List<F> of(Set<String> names, List<F> all) {
    return all.stream()
        .filter(it -> names.contains(it.getName()))
        .collect(Collectors.toUnmodifiableList());
  }
}
