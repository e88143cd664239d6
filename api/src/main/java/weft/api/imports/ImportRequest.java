package weft.api.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Asking;
import weft.party.PartyCode;

/**
 * One request for an import. The same key of the same party denotes the same import.
 *
 * @param fingerprint of the whole request; null without a key
 */
record ImportRequest(UUID id, @Nullable String key, @Nullable String fingerprint) {
  static ImportRequest of(PartyCode party, @Nullable String key, String asked, byte[] body) {
    if (key == null) return new ImportRequest(UUID.randomUUID(), null, null);
    String seed = "import\n" + party + "\n" + Asking.idempotencyKey(key);
    UUID id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(asked.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return new ImportRequest(id, key, HexFormat.of().formatHex(digest.digest(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
