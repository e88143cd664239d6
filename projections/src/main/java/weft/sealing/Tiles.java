package weft.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.MerkleTree;

/**
 * The hashes of one log, in tiles of 256 (table {@code evidence_tile}). Tiles are read on demand
 * and kept in memory for one proof or one batch. A hash within a tile is computed from the hashes
 * below it.
 */
final class Tiles implements MerkleTree.Nodes {
  private static final int HEIGHT = 8;
  private static final int WIDTH = 1 << HEIGHT;
  private static final int HASH = 32;

  private final JdbcClient database;
  private final EvidenceLog log;
  private final Map<Place, byte[]> read = new HashMap<>();
  private final Set<Place> changed = new HashSet<>();

  Tiles(JdbcClient database, EvidenceLog log) {
    this.database = database;
    this.log = log;
  }

  private record Place(int level, long number) {}

  @Override
  public byte[] at(int level, long index) {
    int within = level % HEIGHT;
    long first = index << within;
    var tile = tile(new Place(level / HEIGHT, first / WIDTH));
    return reduced(tile, (int) (first % WIDTH), 1 << within);
  }

  private static byte[] reduced(byte[] tile, int from, int count) {
    if (count == 1) {
      if (tile.length < (from + 1) * HASH)
        throw new IllegalStateException("A hash is missing from the log");
      return Arrays.copyOfRange(tile, from * HASH, (from + 1) * HASH);
    }
    int half = count / 2;
    return MerkleTree.nodeHash(reduced(tile, from, half), reduced(tile, from + half, half));
  }

  private byte[] tile(Place place) {
    return read.computeIfAbsent(
        place,
        it ->
            database
                .sql("select hashes from evidence_tile where log = ? and level = ? and number = ?")
                .params(log.key(), it.level(), it.number())
                .query(byte[].class)
                .optional()
                .orElse(new byte[0]));
  }

  /** Adds the hashes of the next leaves, and of the subtrees that they complete. */
  void append(long size, List<byte[]> leaves) {
    for (int added = 0; added < leaves.size(); ) {
      long index = size + added;
      int until = Math.min(leaves.size(), added + WIDTH - (int) (index % WIDTH));
      put(0, index, leaves.subList(added, until));
      added = until;
      long now = size + added;
      for (int level = 1; now % (1L << (HEIGHT * level)) == 0; level++) {
        long number = (now >> (HEIGHT * level)) - 1;
        put(level, number, List.of(reduced(tile(new Place(level - 1, number)), 0, WIDTH)));
      }
    }
  }

  /** Adds hashes that fit into the tile of the first. */
  private void put(int level, long index, List<byte[]> hashes) {
    var place = new Place(level, index / WIDTH);
    int at = (int) (index % WIDTH) * HASH;
    var tile = tile(place);
    if (tile.length != at) throw new IllegalStateException("A hash is missing from the log");
    var longer = ByteBuffer.allocate(at + hashes.size() * HASH).put(tile);
    hashes.forEach(longer::put);
    read.put(place, longer.array());
    changed.add(place);
  }

  /** Stores the added hashes, in the caller's transaction. */
  void store() {
    for (var place : changed)
      database
          .sql(
              """
              insert into evidence_tile (log, level, number, hashes) values (?, ?, ?, ?)
              on conflict (log, level, number) do update set hashes = excluded.hashes
              """)
          .params(log.key(), place.level(), place.number(), tile(place))
          .update();
    changed.clear();
  }
}
