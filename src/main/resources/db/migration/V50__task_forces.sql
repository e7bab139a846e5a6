-- Task forces and public documents, each as the directory's file has it; the texts of a document's versions, which never change; PDFs by their hash.
create table task_force (
    slug   varchar(80)    not null primary key,
    entry  varchar(60000) not null
);
create table public_document (
    slug   varchar(80)    not null primary key,
    entry  varchar(60000) not null
);
create table document_text (
    name      varchar(140)    not null primary key,
    document  varchar(80)     not null references public_document (slug),
    version   integer         not null,
    language  varchar(40)     not null,
    words     varchar(600000) not null,
    pdf       varchar(64),
    unique (document, version, language)
);
create table document_pdf (
    sha256   varchar(64) not null primary key,
    pages    integer     not null,
    content  ${bytes}    not null
);
