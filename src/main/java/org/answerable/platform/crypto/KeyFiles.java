package org.answerable.platform.crypto;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.answerable.platform.ScriptFault;

/**
 * What {@code script/keys} does: makes keysets, and turns their keys. A file is replaced at once and whole, with the
 * rights it had, so that a server that reads it finds the old or the new one.
 */
public final class KeyFiles {
    /**
     * By the word for it: the kind of key. The keyset of hashes is not among them: what was hashed cannot be hashed
     * anew.
     */
    private static final Map<String, String> KINDS =
            Map.of("seal", Keys.SEALING, "journal", JournalKeys.CHAINING, "sign", JournalKeys.SIGNING);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private KeyFiles() {}

    public static void main(String[] args) throws GeneralSecurityException, IOException {
        Keys.register();
        SignatureConfig.register();
        try {
            run(List.of(args), System.out);
        } catch (ScriptFault fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }

    static void run(List<String> args, PrintStream out) throws GeneralSecurityException, IOException, ScriptFault {
        if (args.isEmpty()) {
            out.println("SEAL_KEYSET='" + flat(Keys.generate(Keys.SEALING)) + "'");
            out.println("JOURNAL_KEYSET='" + flat(Keys.generate(JournalKeys.CHAINING)) + "'");
            out.println("SIGN_KEYSET='" + flat(Keys.generate(JournalKeys.SIGNING)) + "'");
            out.println("HASH_KEYSET='" + flat(Keys.generate(Keys.HASHING)) + "'");
            return;
        }
        if (args.size() < 3) {
            throw new ScriptFault("script/keys --help tells the usage");
        }
        Path file = Path.of(args.get(2));
        String kind = KINDS.get(args.get(1));
        if (kind == null) {
            throw new ScriptFault("\"" + args.get(1)
                    + "\" is none of seal, journal, sign; HASH_KEYSET cannot be turned: what it hashed"
                    + " (receipts, tokens) is not known to the server");
        }
        KeysetHandle keyset = read(file);
        switch (args.get(0)) {
            case "show" -> show(keyset, out);
            case "add" -> {
                KeysetHandle more = add(keyset, kind);
                write(file, more);
                out.println("added key " + newest(more) + " to " + file
                        + ", to open with. When every server has this file: script/keys promote " + args.get(1) + " "
                        + file);
            }
            case "promote" -> promote(file, keyset, out);
            case "rotate" -> promote(file, add(keyset, kind), out);
            case "retire" -> {
                if (!args.get(1).equals("seal")) {
                    throw new ScriptFault(
                            "keys of the journal stay: the chain and its published heads are verified with them");
                }
                retire(file, keyset, out);
            }
            default -> throw new ScriptFault("script/keys --help tells the usage");
        }
    }

    private static KeysetHandle read(Path file) throws IOException, ScriptFault {
        try {
            return Keys.parse(Files.readString(file));
        } catch (IOException e) {
            throw new ScriptFault("cannot read " + file);
        } catch (GeneralSecurityException e) {
            throw new ScriptFault(file + " holds no keyset");
        }
    }

    private static void show(KeysetHandle keyset, PrintStream out) {
        for (int i = 0; i < keyset.size(); i++) {
            out.println(Keys.id(keyset.getAt(i)) + (keyset.getAt(i).isPrimary() ? " primary" : ""));
        }
    }

    private static KeysetHandle add(KeysetHandle keyset, String kind) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParametersName(kind).withRandomId())
                .build();
    }

    private static String newest(KeysetHandle keyset) {
        return Keys.id(keyset.getAt(keyset.size() - 1));
    }

    private static void promote(Path file, KeysetHandle keyset, PrintStream out)
            throws GeneralSecurityException, IOException, ScriptFault {
        if (keyset.getAt(keyset.size() - 1).isPrimary()) {
            throw new ScriptFault("the newest key of " + file + " is its primary key already");
        }
        KeysetHandle.Builder turned = KeysetHandle.newBuilder(keyset);
        turned.getAt(keyset.size() - 1).makePrimary();
        KeysetHandle result = turned.build();
        write(file, result);
        out.println("key " + newest(result) + " of " + file + " is the primary key now");
    }

    /** Takes out every key that is not the primary one, where a running server says that nothing needs it. */
    private static void retire(Path file, KeysetHandle keyset, PrintStream out)
            throws GeneralSecurityException, IOException, ScriptFault {
        if (!keyset.getAt(keyset.size() - 1).isPrimary()) {
            throw new ScriptFault("the newest key of " + file + ", " + newest(keyset)
                    + ", is not the primary key yet, and other servers may have it already: script/keys promote first");
        }
        List<String> needed = needed();
        KeysetHandle.Builder fewer = KeysetHandle.newBuilder(keyset);
        List<String> gone = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int i = keyset.size() - 1; i >= 0; i--) {
            String id = Keys.id(keyset.getAt(i));
            if (needed.contains(id)) {
                kept.add(id);
            } else if (!keyset.getAt(i).isPrimary()) {
                fewer.deleteAt(i);
                gone.add(id);
            }
        }
        kept.remove(Keys.id(keyset.getPrimary()));
        if (!gone.isEmpty()) {
            write(file, fewer.build());
        }
        gone.forEach(id -> out.println("retired key " + id
                + ": nothing in the database needs it. Backups made with it do:" + " keep it beside them"));
        kept.forEach(
                id -> out.println("kept key " + id + ": it is still needed (GET /api/v1/desk/keys says for what)"));
        if (gone.isEmpty() && kept.isEmpty()) {
            out.println("there is one key in " + file + ", which is the primary key");
        }
    }

    /** The ids of the keys that something was sealed with, as the server tells them. */
    private static List<String> needed() throws IOException, ScriptFault {
        String token = System.getenv("ANSWERABLE_TOKEN");
        String address = System.getenv().getOrDefault("ANSWERABLE_URL", "http://localhost:9080");
        if (token == null || token.isEmpty()) {
            throw new ScriptFault(
                    "ANSWERABLE_TOKEN is not set: a running server is asked what still needs a key, with a token of"
                            + " an administrator (made at the desk, under Account)");
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address.replaceAll("/+$", "") + "/api/v1/desk/keys"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ScriptFault(
                        "the server answers " + answer.statusCode() + " where it should say what needs a key");
            }
            return keysNeeded(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScriptFault("interrupted");
        } catch (IOException e) {
            throw new ScriptFault("the server at " + address + " does not answer");
        }
    }

    /** Of {@code {"items": [{"key": "…", "needs": […]}]}} the keys that something needs. */
    static List<String> keysNeeded(String body) throws IOException {
        List<String> needed = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(body)) {
            String key = null;
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("key") && depth == 2) {
                    key = json.nextTextValue();
                } else if (token == JsonToken.START_OBJECT) {
                    depth++;
                    if (depth == 3 && !needed.contains(key)) {
                        needed.add(key);
                    }
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                }
            }
        }
        return needed;
    }

    private static void write(Path file, KeysetHandle keyset) throws IOException, GeneralSecurityException {
        PosixFileAttributes had = Files.readAttributes(file, PosixFileAttributes.class);
        Path fresh =
                Files.createTempFile(file.toAbsolutePath().getParent(), "keys", ".tmp"); // Readable by its owner alone.
        Files.writeString(fresh, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        PosixFileAttributeView view =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        view.setOwner(had.owner());
        view.setGroup(had.group());
        view.setPermissions(had.permissions());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String flat(String keyset) {
        return keyset.replaceAll("\\s+", "");
    }
}
