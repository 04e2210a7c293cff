# Boots a systemd over a copy of this machine's files that vanishes with it, without a network, with nothing enabled.
# Run by root in a mount namespace: boot-machine.sh DIRECTORY SHARED... Ends with 77 where that cannot be. The shared directories
# are there by the same names.
set -eu
directory=$1
shift
machine=$directory/machine
mkdir -p "$machine"
{
    mount -t tmpfs tmpfs "$directory"
    mkdir -p "$machine" "$directory/upper" "$directory/work" /run/systemd
    mount -t tmpfs tmpfs /run/systemd
    mkdir /run/systemd/system
    mount -t overlay overlay -o "lowerdir=/,upperdir=$directory/upper,workdir=$directory/work" "$machine"
} || exit 77
systemd-id128 new >"$machine/etc/machine-id"
rm -rf "$machine"/etc/systemd/system/*.wants "$machine/var/log/journal"
rm -f "$machine/usr/sbin/policy-rc.d" # that of images of containers keeps packages from starting services
for shared in "$@"; do
    set -- "$@" "--bind=$shared"
    shift
done
exec systemd-nspawn -D "$machine" -b --register=no --keep-unit --private-network --console=pipe "$@" \
    systemd.unit=multi-user.target
