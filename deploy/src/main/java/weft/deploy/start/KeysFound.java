package weft.deploy.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.UnrecoverableKeyException;
import org.jspecify.annotations.Nullable;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.edi.as2.HubKey;
import weft.edi.sftp.Keys;

/** Checks that the key files in the settings are readable. */
public final class KeysFound {
  private KeysFound() {}

  /**
   * Checks each key file that is set.
   *
   * @throws StartRefused if one cannot be read
   */
  public static void require(WeftSettings settings) {
    as2(settings.as2().keystore(), settings.as2().keystorePassword());
    sftp(settings.sftp().key());
  }

  private static void as2(@Nullable Path keystore, String password) {
    if (keystore == null) return;
    String setting = "weft.as2.keystore";
    requireFile(setting, keystore);
    try {
      HubKey.load(keystore, password.toCharArray());
    } catch (IOException e) {
      boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
      throw new StartRefused(
          wrong
              ? "weft.as2.keystore-password does not open %s.".formatted(keystore)
              : "%s is no PKCS #12 file with an RSA key and its certificate: %s."
                  .formatted(keystore, e.getMessage()),
          "Name the right file by weft.as2.keystore, and its password by"
              + " weft.as2.keystore-password (openssl pkcs12 -info shows what is in it).");
    }
  }

  private static void sftp(@Nullable Path key) {
    if (key == null) return;
    requireFile("weft.sftp.key", key);
    try {
      Keys.read(key);
    } catch (IOException | RuntimeException e) {
      throw new StartRefused(
          "%s is no private key that can be read: %s.".formatted(key, e.getMessage()),
          "weft.sftp.key names an OpenSSH or PEM file without a passphrase.");
    }
  }

  private static void requireFile(String setting, Path file) {
    if (Files.isReadable(file) && Files.isRegularFile(file)) return;
    throw new StartRefused(
        "%s names %s, and there is no such file that the hub may read."
            .formatted(setting, file.toAbsolutePath()),
        "Put it there, readable by the user that the hub runs as.");
  }
}
