package dev.avatars.batch;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.ports.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A manifest in a file: CSV with a header (RFC 4180; comma, semicolon or tab) or JSON Lines, in
 * UTF-8.
 *
 * <p>The columns {@code image} and {@code audio} name a row's files: beside the manifest, by a
 * whole path, or by an http or https address, which is fetched when its row is read. {@code tier},
 * {@code model}, {@code prompt}, {@code name} and {@code labels} may be there; every other column
 * is a variable of the output template. What is wrong with the file as a whole is a single faulty
 * entry before any row.
 *
 * <p>Immutable and thread-safe; each stream of rows belongs to one thread.
 *
 * <pre>{@code
 * ManifestFile manifest = ManifestFile.open(Path.of("spring.csv"), ManifestOptions.standard());
 * try (Stream<Manifest.Entry> rows = manifest.rows()) {
 *   rows.forEach(System.out::println);
 * }
 * }</pre>
 */
public final class ManifestFile implements Manifest {
  private final Path manifest;
  private final ManifestOptions options;
  private final RemoteInputs remote;

  private ManifestFile(Path manifest, ManifestOptions options, RemoteInputs remote) {
    this.manifest = requireNonNull(manifest, "manifest");
    this.options = requireNonNull(options, "options");
    this.remote = remote;
  }

  /** The manifest in a file, which is not read yet. */
  public static ManifestFile open(Path manifest, ManifestOptions options) {
    Path inputs = options.inputs().orElseGet(() -> manifest.resolveSibling(".inputs"));
    return open(manifest, options, new RemoteInputs(inputs, RemoteInputs.Limits.USUAL));
  }

  static ManifestFile open(Path manifest, ManifestOptions options, RemoteInputs remote) {
    return new ManifestFile(manifest, options, remote);
  }

  /** The name it was given, or that of its file. */
  @Override
  public BatchName name() {
    return options.name().orElseGet(() -> FileBatchName.of(manifest));
  }

  @Override
  public Stream<Entry> rows() {
    try {
      Bytes bytes = Bytes.open(manifest);
      try {
        RowReader reader = new RowReader(options, new Inputs(manifest, remote));
        return rows(new Reading(manifest, bytes, ManifestKind.source(manifest, bytes, reader)));
      } catch (IOException | RuntimeException refused) {
        bytes.close();
        throw refused;
      }
    } catch (IOException refused) {
      throw Reading.unreadable(manifest, refused);
    }
  }

  private static Stream<Entry> rows(Reading reading) {
    int order = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(reading, order), false)
        .onClose(reading::close);
  }

  @Override
  public String toString() {
    return manifest.toString();
  }
}
